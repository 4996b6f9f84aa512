import { fitRobust } from "../../../runtime/columns/fit-robust.ts";
import { scale } from "../define/column.ts";

/** Median 0, and distance 1 between the quarters. */
export const robust = scale({
  type: "robust",
  summary:
    "Brings the median of the training rows to 0 and the distance between their first and third quarter to 1, so that a few extreme values hardly matter.",
  formula: "(x − median) / (q₇₅ − q₂₅)",
  options: {},
  example: "columns: { income: { type: number, scale: robust } }",
  fit: (values) => fitRobust(values()),
  fitFunction: () => "fitRobust",
});
