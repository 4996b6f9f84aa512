import { split } from "../define/column.ts";
import { cut } from "./cut.ts";
import { parts } from "./shared-options.ts";

/** The first rows for training, then validation, the last ones for test. */
export const inOrder = split({
  type: "inOrder",
  summary: "The first rows are for training, the next for validation, the last for test.",
  options: parts,
  example: "split: { type: inOrder, test: 2000 }",
  split: ({ rows, validation, test }) =>
    cut(
      Uint32Array.from({ length: rows }, (_, row) => row),
      validation,
      test,
    ),
});
