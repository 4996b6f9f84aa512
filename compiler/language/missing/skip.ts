import { missing } from "../define/missing.ts";

/** Rows without a value are left out. */
export const skip = missing({
  type: "skip",
  summary:
    "Rows without a value in this column are left out of training, validation and test. `predict` needs the value of an input.",
  options: {},
  example: "columns: { age: { type: number, missing: skip } }",
  effect: "skip",
});
