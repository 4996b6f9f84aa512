import { modeOf } from "../../../runtime/columns/fit-fill.ts";
import { missing } from "../define/missing.ts";

/** The most frequent value of the training rows takes the place of a missing one. */
export const mode = missing({
  type: "mode",
  summary:
    "The most frequent value of the training rows takes the place of a missing one; of equally frequent ones the least number, or the first category.",
  options: {},
  example: "columns: { plan: { type: category, categories: [free, team], missing: mode } }",
  effect: "fill",
  fit: (values) => modeOf(values()),
  fitFunction: () => "modeOf",
});
