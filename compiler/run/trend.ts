import type { Trend } from "../ir/claim.ts";
import type { Mismatch } from "./mismatch.ts";

/** The text for each trend. */
export const trendTexts: { readonly [trend in Trend]: string } = {
  neverRises: "never higher than before",
  neverFalls: "never lower than before",
  rises: "higher at the end than before training",
  falls: "lower at the end than before training",
};

/** The first pair of values, in order, that violates a trend. NaN violates every trend. */
export function trendMismatches(trend: Trend, values: readonly number[]): readonly Mismatch[] {
  const pairs =
    trend === "rises" || trend === "falls"
      ? [[values[0], values.at(-1)] as const]
      : values.slice(1).map((value, index) => [values[index], value] as const);
  const wrong = pairs.find(([before = Number.NaN, after = Number.NaN]) => !has(trend, before, after));
  if (wrong === undefined) return [];
  const [before, after] = wrong;
  return [{ path: "", expected: trendTexts[trend], found: `${after} after ${before}` }];
}

function has(trend: Trend, before: number, after: number): boolean {
  switch (trend) {
    case "neverRises":
      return after <= before;
    case "neverFalls":
      return after >= before;
    case "rises":
      return after > before;
    default:
      return after < before;
  }
}
