const width = 120;

/**
 * Breaks lines that are too long to read: lists of names one to a line, the body of a one-line loop onto its own line,
 * the arguments of a kernel or of a function onto as many lines as they fill.
 * Whatever else is long stays as it is: a formula is easier to read in one piece.
 */
export function wrapLines(text: string): string {
  return text
    .split("\n")
    .flatMap((line) =>
      line.length <= width
        ? [line]
        : (wrapNames(line) ?? wrapLoop(line) ?? wrapKernel(line) ?? wrapCall(line) ?? [line]),
    )
    .join("\n");
}

/** `const { a, b } = w;` and `import { a, b } from "…";`. */
function wrapNames(line: string): readonly string[] | undefined {
  const [, indent = "", head, names, tail] = /^(\s*)((?:const|import) \{) (.*) (\}.*)$/.exec(line) ?? [];
  if (head === undefined || names === undefined || tail === undefined) return undefined;
  return [`${indent}${head}`, ...names.split(", ").map((name) => `${indent}  ${name},`), `${indent}${tail}`];
}

/** `for (…) body;`. The head has no parentheses inside. */
function wrapLoop(line: string): readonly string[] | undefined {
  const [, indent = "", head, body] = /^(\s*)(for \([^()]*\)) ([^{].*;)$/.exec(line) ?? [];
  if (head === undefined || body === undefined) return undefined;
  return [`${indent}${head} {`, `${indent}  ${body}`, `${indent}}`];
}

/** `kernels.affineFloat32(/* input *\/ …, /* weights *\/ …, scratch);`: no line breaks inside a group. */
function wrapKernel(line: string): readonly string[] | undefined {
  const [, indent = "", head, given] = /^(\s*)(kernels\.\w+\()(.*)\);$/.exec(line) ?? [];
  if (head === undefined || given === undefined) return undefined;
  return fill(indent, head, given.split(/, (?=\/\*|scratch)/));
}

/** `denseBackward(w, …); // block1.inner`: the call of a function with many arrays. */
function wrapCall(line: string): readonly string[] | undefined {
  const [, indent = "", head, given, comment = ""] = /^(\s*)(\w+\()([^()]*)\);( \/\/.*)?$/.exec(line) ?? [];
  if (head === undefined || given === undefined) return undefined;
  const call = `${indent}${head}${given});`;
  if (call.length <= width) return [`${indent}${comment.trim()}`, call];
  const lines = fill(indent, head, given.split(", "));
  return [...lines.slice(0, -1), `${lines.at(-1)}${comment}`];
}

/** The arguments on lines of their own, as many on each as fit. */
function fill(indent: string, head: string, given: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const argument of given) {
    const last = lines.at(-1);
    const longer = `${last} ${argument},`;
    if (last !== undefined && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(`${indent}  ${argument},`);
  }
  return [`${indent}${head}`, ...lines, `${indent});`];
}
