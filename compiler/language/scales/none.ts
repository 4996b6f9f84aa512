import { scale } from "../define/column.ts";

/** Numbers as they are. */
export const none = scale({
  type: "none",
  summary: "Leaves the numbers as they are.",
  formula: "x",
  options: {},
  example: "columns: { age: { type: number, scale: none } }",
  fit: () => ({ subtract: 0, divide: 1 }),
});
