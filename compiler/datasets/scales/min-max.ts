import { scale } from "../../vocabulary/column.ts";

/** The least training value becomes 0, the greatest 1. */
export const minMax = scale({
  type: "minMax",
  summary: "Brings the training rows into 0 to 1; a column with one value only is just moved to 0.",
  formula: "(x − min) / (max − min)",
  options: {},
  example: "columns: { age: { type: number, scale: minMax } }",
  fit: (values) => {
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    for (const value of values()) {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    return { subtract: least, divide: greatest > least ? greatest - least : 1 };
  },
});
