import { missing } from "../define/missing.ts";

/** A missing value is a mistake. */
export const error = missing({
  type: "error",
  summary: "A missing value is a mistake, told at its row and column.",
  options: {},
  example: "columns: { age: { type: number, missing: error } }",
  effect: "error",
});
