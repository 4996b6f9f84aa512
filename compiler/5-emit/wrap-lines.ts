import { fillLines } from "./fill-lines.ts";
import { wrapFormula } from "./wrap-formula.ts";

const width = 120;

/**
 * Breaks lines that are too long to read: the body of a one-line loop onto its own line, lists of names and the arguments
 * of a kernel or of a function onto as many lines as they fill, a formula at its operators.
 */
export function wrapLines(text: string): string {
  return joinComments(text.split("\n")).flatMap(wrapLine).join("\n");
}

function wrapLine(line: string): readonly string[] {
  if (line.length <= width) return [line];
  return (
    wrapNames(line) ??
    wrapComment(line) ??
    wrapLoop(line) ??
    wrapKernel(line) ??
    wrapList(line) ??
    wrapCall(line) ??
    wrapFormula(line, width) ?? [line]
  );
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

/** `// words`: more lines of the same. */
function wrapComment(line: string): readonly string[] | undefined {
  const [, indent = "", words] = /^(\s*)\/\/ (.*)$/.exec(line) ?? [];
  if (words === undefined) return undefined;
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && indent.length + 3 + longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((each) => `${indent}// ${each}`);
}

/** `p.dense1Weights.set([1, 2, …]);`: as many numbers on a line as fit. */
function wrapList(line: string): readonly string[] | undefined {
  const [, indent = "", head, given] = /^(\s*)([\w$.\p{L}]+\(\[)([^\]]*)\]\);$/u.exec(line) ?? [];
  if (head === undefined || given === undefined) return undefined;
  return fill(indent, head, given.split(", "), "]);");
}

/** `for (…) body;` and `if (…) body;`. The head has at most one level of brackets inside. */
function wrapLoop(line: string): readonly string[] | undefined {
  const pattern = /^(\s*)((?:for|if) \((?:[^()]|\([^()]*\))*\)) ([^{].*;)$/;
  const [, indent = "", head, body] = pattern.exec(line) ?? [];
  if (head === undefined || body === undefined) return undefined;
  return [`${indent}${head} {`, ...wrapLine(`${indent}  ${body}`), `${indent}}`];
}

/** `kernels.affineFloat32(/* input *\/ …, /* weights *\/ …, scratch);`: no line breaks inside a group. */
function wrapKernel(line: string): readonly string[] | undefined {
  const [, indent = "", head, given] = /^(\s*)(kernels\.\w+\()(.*)\);$/.exec(line) ?? [];
  if (head === undefined || given === undefined) return undefined;
  return hang(indent, head, given.split(/, (?=\/\*|scratch)/));
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

/** The arguments from the first line on, as many on each as fit. */
function hang(indent: string, head: string, given: readonly string[]): readonly string[] {
  const [first = "", ...rest] = fillLines([`${head}${given[0]}`, ...given.slice(1)], width - indent.length - 3);
  const lines = [`${indent}${first}`, ...rest.map((line) => `${indent}  ${line}`)];
  return [...lines.slice(0, -1), lines.at(-1)?.replace(/,$/, ");") ?? ""];
}

/** The arguments on lines of their own, as many on each as fit. */
function fill(indent: string, head: string, given: readonly string[], tail = ");"): readonly string[] {
  const lines = fillLines(given, width - indent.length - 2);
  return [`${indent}${head}`, ...lines.map((line) => `${indent}  ${line}`), `${indent}${tail}`];
}
