import { fitStandard } from "../../../runtime/fit-scale.ts";
import { scale } from "../define/column.ts";

/** Mean 0 and standard deviation 1 over the training rows. */
export const standard = scale({
  type: "standard",
  summary:
    "Brings the training rows to mean 0 and standard deviation 1; a column with one value only is just moved to 0.",
  formula: "(x − mean) / deviation, deviation = √(Σ (x − mean)² / n)",
  options: {},
  example: "columns: { age: { type: number, scale: standard } }",
  fit: (values) => fitStandard(values()),
  fitFunction: () => "fitStandard",
});
