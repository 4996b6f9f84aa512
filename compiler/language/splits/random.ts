import { split } from "../define/column.ts";
import { cut } from "./cut.ts";
import { parts, seed } from "./shared-options.ts";

/** Rows chosen at random; within each part they keep the order of the file. */
export const random = split({
  type: "random",
  summary: "Rows are chosen at random, the same ones for the same seed; each part keeps the order of the file.",
  options: { ...parts, seed },
  example: "split: { type: random, validation: 0.1, test: 0.1 }",
  split: ({ validation, test, permutation }) => cut(permutation(), validation, test),
});
