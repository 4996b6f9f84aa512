import type { Model } from "../ir/model.ts";
import { rowWithin } from "./given-json.ts";
import type { GivenRow } from "./given-row.ts";
import { decodeText } from "./read-file.ts";

/** Whether a file is lines of text for a network that learnt from such lines; JSON and tables are known by their names. */
export function isLines(name: string, { dataset }: Model): boolean {
  return dataset?.type === "text" && !/\.(json|ndjson|jsonl|csv|tsv)(\.gz)?$/i.test(name);
}

/** The lines of a file, a row each, without empty ones; the whole file where rows are windows of a running text. */
export function givenLines(
  name: string,
  bytes: Uint8Array,
  { dataset }: Model,
): readonly GivenRow[] | { readonly problem: string } {
  const decoded = decodeText(bytes);
  if ("problem" in decoded) return decoded;
  const own = dataset?.options.tokens === undefined ? "text" : "tokens";
  if (own === "tokens" && dataset?.options.lines !== true) return [rowWithin(name, { tokens: decoded.text })];
  return decoded.text.split("\n").flatMap((written, index): readonly GivenRow[] => {
    const text = written.trim();
    if (text === "") return [];
    const range = { file: name, line: index + 1, column: 1, length: Math.max(1, text.length) };
    const valueOf = (column: string) => (column === own ? text : undefined);
    return [{ row: { [own]: text }, valueOf, columns: () => [own], rangeOf: () => range }];
  });
}
