import { type SplitRequest, split } from "../define/column.ts";
import { boolean } from "../define/option.ts";
import { cut } from "./cut.ts";
import { foldOptions, partsOfFolds, sizesOfFolds, tooManyFolds } from "./folds.ts";
import { seed } from "./shared-options.ts";

/** Folds of equal sizes; one is for validation, the others are for training. */
export const kFold = split({
  type: "kFold",
  summary:
    "All rows (without those for `test`) are dealt out to folds of equal sizes; one fold is for validation, the others are for training. `train --folds` takes each in turn (scikit-learn's `KFold`).",
  options: {
    ...foldOptions,
    shuffle: boolean({ summary: "Whether rows are dealt out at random; otherwise in their order.", default: true }),
    seed,
  },
  example: "split: { type: kFold, folds: 5, test: 0.2 }",
  sizes: sizesOfFolds,
  split: (request, options) => {
    const { folds, shuffle } = options;
    const orderOf = ({ rows, permutation }: SplitRequest) =>
      shuffle ? permutation() : Uint32Array.from({ length: rows }, (_, row) => row);
    const { test } = request.test > 0 ? cut(orderOf(request), 0, request.test) : noRows;
    return partsOfFolds(request, test, options, (others) => {
      return tooManyFolds(folds, others.rows, "rows") ?? dealtOut(orderOf(others), folds);
    });
  },
});

const noRows = { test: new Uint32Array() };

/** The fold of each row: as many as there are in a fold, one after the other in this order. */
function dealtOut(order: Uint32Array, folds: number): Uint32Array {
  const foldOf = new Uint32Array(order.length);
  // The first folds have one row more where the rows cannot be divided.
  const larger = order.length % folds;
  const size = Math.floor(order.length / folds);
  order.forEach((row, position) => {
    const inLarger = position < larger * (size + 1);
    foldOf[row] = inLarger ? Math.floor(position / (size + 1)) : Math.floor((position - larger) / size);
  });
  return foldOf;
}
