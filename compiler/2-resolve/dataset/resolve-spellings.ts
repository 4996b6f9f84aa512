import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { isObject, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ColumnModel } from "../../ir/model.ts";
import { spelledCategories, textsIn } from "../../language/columns/spellings-option.ts";
import type { Resolving } from "../resolving.ts";

/** The other texts of each category of a column, as its options list them. */
export function resolveSpellings(
  at: Resolving,
  name: string,
  { spellings: written }: JsonObject,
  categories: readonly string[] | undefined,
  pointer: string,
): Pick<ColumnModel, "spellings"> {
  if (!isObject(written) || categories === undefined) return {};
  const means = new Map(categories.map((category) => [category, category]));
  for (const [category, texts] of Object.entries(written)) {
    const range = at.keyRangeAt(pointerTo(`${pointer}/spellings`, category));
    const twice = textsIn(texts).find((text) => (means.get(text) ?? category) !== category);
    if (!categories.includes(category)) {
      const problem = `has no category "${category}", of which \`spellings\` lists other texts`;
      const advice = didYouMean(category, categories);
      at.report(diagnostic("column-unfit", range, { name, problem, ...(advice && { advice }) }));
    } else if (twice !== undefined) {
      const problem = `takes "${twice}" for "${category}", and it means "${means.get(twice)}" already`;
      at.report(diagnostic("column-unfit", range, { name, problem, advice: "List a text under one category only." }));
    }
    for (const text of textsIn(texts)) means.set(text, category);
  }
  const spelled = [...spelledCategories({ spellings: written })];
  return { spellings: categories.map((category) => spelled.flatMap(([text, of]) => (of === category ? [text] : []))) };
}
