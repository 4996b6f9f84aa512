import { visibleText } from "../ir/visible-text.ts";

/** A doc comment; several lines become a block. Nothing in it can end the comment. */
export function doc(...lines: readonly string[]): string {
  const safe = lines.flatMap((line) => foldWords(commentText(line), 116));
  return safe.length === 1 && `${safe[0]}`.length <= 110
    ? `/** ${safe[0]} */`
    : ["/**", ...safe.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** A text on as many lines as it needs; where it is indented, the lines after the first are by two spaces more. */
export function foldWords(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text];
  const indent = " ".repeat(text.length - text.trimStart().length);
  const hanging = indent === "" ? "" : `${indent}  `;
  const lines: string[] = [];
  for (const word of text.trimStart().split(" ")) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(`${indent}${word}`);
    else if (`${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${hanging}${word}`);
  }
  return lines;
}

/** Text that stays inside a comment, on one line, and reads as what it is. */
export function commentText(text: string): string {
  return visibleText(text.replaceAll(/[\r\n\u2028\u2029]+/g, " ")).replaceAll("*/", "* /");
}

/** A string literal; what nobody sees in it is escaped, which means the same. */
export function literal(text: string): string {
  return visibleText(JSON.stringify(text));
}

/** A property name: bare where it is an identifier, else quoted; `__proto__`, quoted, would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return `[${literal(name)}]`;
  return isIdentifier(name) ? name : literal(name);
}

/** `.age` or `["visits / month"]`. */
export function access(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${literal(name)}]`;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && name !== "__proto__";
}
