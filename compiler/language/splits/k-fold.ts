import { split } from "../define/column.ts";
import { boolean } from "../define/option.ts";
import { foldOptions, partsOfFolds, sizesOfFolds, tooManyFolds } from "./folds.ts";
import { seed } from "./shared-options.ts";

/** Folds of equal sizes; one is for validation, the others are for training. */
export const kFold = split({
  type: "kFold",
  summary:
    "All rows are dealt out to folds of equal sizes; one fold is for validation, the others are for training. `train --folds` takes each in turn (scikit-learn's `KFold`).",
  options: {
    ...foldOptions,
    shuffle: boolean({ summary: "Whether rows are dealt out at random; otherwise in their order.", default: true }),
    seed,
  },
  example: "split: { type: kFold, folds: 5 }",
  sizes: sizesOfFolds,
  split: ({ rows, permutation }, options) => {
    const { folds, shuffle } = options;
    const order = shuffle ? permutation() : Uint32Array.from({ length: rows }, (_, row) => row);
    const foldOf = new Uint32Array(rows);
    // The first folds have one row more where the rows cannot be divided.
    const larger = rows % folds;
    const size = Math.floor(rows / folds);
    order.forEach((row, position) => {
      const inLarger = position < larger * (size + 1);
      foldOf[row] = inLarger ? Math.floor(position / (size + 1)) : Math.floor((position - larger) / size);
    });
    return tooManyFolds(folds, rows, "rows") ?? partsOfFolds(foldOf, options);
  },
});
