/** Texts, brackets, commas, and what is between them. */
const tokens = /"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s"[\]{},]+/g;

/** Where an element of a JSON list begins: line and column count from 1. */
export function elementPosition(text: string, index: number): { readonly line: number; readonly column: number } {
  let [depth, left] = [0, index];
  for (const { 0: token, index: at } of text.matchAll(tokens)) {
    if (depth === 1 && left === 0 && token !== ",") return positionAt(text, at);
    if (token === "[" || token === "{") depth++;
    if (token === "]" || token === "}") depth--;
    if (depth === 1 && token === ",") left--;
  }
  return { line: 1, column: 1 };
}

function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
