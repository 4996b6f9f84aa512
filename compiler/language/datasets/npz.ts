import { datasetOptions } from "../dataset-options.ts";
import { dataset } from "../define/dataset.ts";
import { text } from "../define/option.ts";
import { archive } from "./arrays/archive.ts";
import { describeArrays } from "./arrays/describe-arrays.ts";
import { readArrays } from "./arrays/read-arrays.ts";

/** Columns of numbers, all of them in one archive that NumPy saved. */
export const npz = dataset({
  type: "npz",
  summary:
    "Columns in one archive of NumPy (`numpy.savez`), which are its arrays by their names; the first axis is the rows. Arrays of the parts of a column, such as `x_train` and `x_test` or those of `netwright data --out`, are the column `x`.",
  options: {
    file: text({ summary: "The archive, compressed or not; searched for beside the spec, then in the data folders." }),
    ...datasetOptions,
  } as const,
  example: `dataset:
  type: npz
  file: signals.npz
  columns:
    signal: { type: vector, shape: [64], scale: standard }
    kind: { type: category, categories: 2 }
  targets: kind`,
  describe: (request) => describeArrays(request as never, archive),
  read: (model, files) => readArrays(model, files, archive),
});
