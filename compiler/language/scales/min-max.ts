import { fitMinMax } from "../../../runtime/fit-scale.ts";
import { scale } from "../define/column.ts";

/** The minimum of the training values becomes 0, their maximum 1. */
export const minMax = scale({
  type: "minMax",
  summary: "Scales the training rows to 0 to 1; a column with one value only is shifted to 0.",
  formula: "(x − min) / (max − min)",
  options: {},
  example: "columns: { age: { type: number, scale: minMax } }",
  fit: (values) => fitMinMax(values()),
  fitFunction: () => "fitMinMax",
});
