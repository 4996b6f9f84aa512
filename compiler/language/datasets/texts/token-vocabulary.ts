import { isObject, type Json, type JsonObject } from "../../../ir/json.ts";
import type { TokenCorpus, TokenSequence } from "./token-corpus.ts";
import { lineBreak, otherToken, padding, type TokenValues } from "./token-options.ts";

/**
 * The tokens of a dataset in the order of their indices: padding where lines are rows, what stands for any other token, then
 * those that are listed, or those of the training rows in the order of their code units.
 */
export function tokenVocabulary(
  values: TokenValues,
  corpus: () => TokenCorpus,
  split: Json | undefined,
): readonly string[] {
  const { lines, unknown, vocabulary } = values;
  const own = vocabulary?.map(String) ?? found(values, corpus(), split);
  const first = [...(lines ? [padding] : []), ...(unknown === "other" ? [otherToken] : [])];
  const needed = lines && !own.includes(lineBreak) ? [lineBreak] : [];
  return [...first, ...needed, ...own.filter((token) => !first.includes(token))];
}

function found(
  { length, maxTokens, minimumCount }: TokenValues,
  { rows }: TokenCorpus,
  split: Json | undefined,
): readonly string[] {
  const counts = new Map<string, number>();
  // Rows may share tokens: each is counted once.
  const counted = new Map<TokenSequence, number>();
  for (const { sequence, start } of rows.slice(0, trainingRows(split, rows.length))) {
    const end = Math.min(start + length + 1, sequence.tokens.length);
    for (let at = Math.max(start, counted.get(sequence) ?? 0); at < end; at++) {
      const token = sequence.tokens[at] as string;
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    counted.set(sequence, end);
  }
  const often = [...counts].filter(([, count]) => count >= minimumCount).sort(([a], [b]) => (a < b ? -1 : 1));
  const kept = often.sort(([, a], [, b]) => b - a).slice(0, maxTokens ?? often.length);
  return kept.map(([token]) => token).sort();
}

/** How many of the first rows are certain to be for training: all, unless a split in order says otherwise. */
function trainingRows(split: Json | undefined, rows: number): number {
  if (!isObject(split) || split.type !== "inOrder") return rows;
  const { validation, test }: JsonObject = isObject(split.options) ? split.options : split;
  const count = (part: Json | undefined) =>
    typeof part !== "number" ? 0 : part < 1 ? Math.round(part * rows) : Math.min(part, rows);
  return Math.max(1, rows - count(validation) - count(test));
}
