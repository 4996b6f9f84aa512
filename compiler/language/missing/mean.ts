import { meanOf } from "../../../runtime/columns/fit-fill.ts";
import { missing } from "../define/missing.ts";

/** The mean of the training rows takes the place of a missing number. */
export const mean = missing({
  type: "mean",
  summary: "The mean of the values in the training rows takes the place of a missing number.",
  formula: "Σ x / n",
  options: {},
  example: "columns: { age: { type: number, missing: mean } }",
  effect: "fill",
  of: "numbers",
  fit: (values) => meanOf(values()),
  fitFunction: () => "meanOf",
});
