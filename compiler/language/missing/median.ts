import { medianOf } from "../../../runtime/columns/fit-fill.ts";
import { missing } from "../define/missing.ts";

/** The median of the training rows takes the place of a missing number. */
export const median = missing({
  type: "median",
  summary:
    "The median of the values in the training rows takes the place of a missing number; of an even count, the mean of the two in the middle.",
  options: {},
  example: "columns: { age: { type: number, missing: median, scale: standard } }",
  effect: "fill",
  of: "numbers",
  fit: (values) => medianOf(values()),
  fitFunction: () => "medianOf",
});
