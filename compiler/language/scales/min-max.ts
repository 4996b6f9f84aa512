import { scale } from "../define/column.ts";
import { extremes } from "./extremes.ts";

/** The least training value becomes 0, the greatest 1. */
export const minMax = scale({
  type: "minMax",
  summary: "Brings the training rows into 0 to 1; a column with one value only is just moved to 0.",
  formula: "(x − min) / (max − min)",
  options: {},
  example: "columns: { age: { type: number, scale: minMax } }",
  fit: (values) => {
    const { least, greatest } = extremes(values());
    return { subtract: least, divide: greatest > least ? greatest - least : 1 };
  },
});
