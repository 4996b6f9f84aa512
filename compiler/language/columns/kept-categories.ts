import type { JsonObject } from "../../ir/json.ts";

/**
 * The categories of an input that are kept of those in its rows, of which each occurs so often: the `topK` commonest (of equally common ones those that
 * come first by code unit), and those in at least `minimumCount` rows; all without these options.
 */
export function keptCategories(
  counts: ReadonlyMap<string, number>,
  { topK, minimumCount }: JsonObject,
): readonly string[] {
  const byCode = (a: string, b: string) => (a < b ? -1 : 1);
  const ranked = [...counts].sort(([a, many], [b, more]) => more - many || byCode(a, b));
  const enough = ranked.filter(([, count]) => typeof minimumCount !== "number" || count >= minimumCount);
  return enough.slice(0, typeof topK === "number" ? topK : enough.length).map(([category]) => category);
}
