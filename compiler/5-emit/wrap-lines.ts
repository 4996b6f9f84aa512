import { fillLines } from "./fill-lines.ts";

const width = 120;

/**
 * Breaks lines that are too long to read: the body of a one-line loop onto its own line, lists of names and the arguments
 * of a kernel or of a function onto as many lines as they fill.
 * Whatever else is long stays as it is: a formula is easier to read in one piece.
 */
export function wrapLines(text: string): string {
  return joinComments(text.split("\n"))
    .flatMap((line) =>
      line.length <= width
        ? [line]
        : (wrapNames(line) ?? wrapLoop(line) ?? wrapKernel(line) ?? wrapCall(line) ?? [line]),
    )
    .join("\n");
}

/** A short comment, such as a shape, stands before its field on one line. */
function joinComments(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const comment = joined.at(-1) ?? "";
    const isPair = /^\s+\/\*\* .{1,40} \*\/$/.test(comment) && /^\s+(?:readonly )?[\w$\p{L}]+: [^{]*;$/u.test(line);
    const both = `${comment} ${line.trim()}`;
    if (isPair && both.length <= width) joined[joined.length - 1] = both;
    else joined.push(line);
  }
  return joined;
}

/** `const { a, b } = w;`, `import { a, b } from "…";` and `return { a, b };`. */
function wrapNames(line: string): readonly string[] | undefined {
  const [, indent = "", head, names, tail] = /^(\s*)((?:const|import|return) \{) (.*) (\}.*)$/.exec(line) ?? [];
  if (head === undefined || names === undefined || tail === undefined) return undefined;
  return fill(indent, head, names.split(", "), tail);
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
function fill(indent: string, head: string, given: readonly string[], tail = ");"): readonly string[] {
  const lines = fillLines(given, width - indent.length - 2);
  return [`${indent}${head}`, ...lines.map((line) => `${indent}  ${line}`), `${indent}${tail}`];
}
