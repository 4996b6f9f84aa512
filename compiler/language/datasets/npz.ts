import { datasetOptions } from "../dataset-options.ts";
import { dataset } from "../define/dataset.ts";
import { type Option, text } from "../define/option.ts";
import { archive } from "./arrays/archive.ts";
import { describeArrays } from "./arrays/describe-arrays.ts";
import { readArrays } from "./arrays/read-arrays.ts";

const parts: Option<readonly string[] | undefined> = {
  summary:
    "The parts for which the archive has arrays of their own, so that the spec may speak of them: `[test]` where there is `x_test` beside `x_train`.",
  schema: { type: "array", items: { enum: ["validation", "test"] }, minItems: 1, uniqueItems: true },
  required: false,
};

/** Columns of numbers, all of them in one archive that NumPy saved. */
export const npz = dataset({
  type: "npz",
  summary:
    "Columns in one archive of NumPy (`numpy.savez`), which are its arrays by their names; the first axis is the rows. Arrays of the parts of a column, such as `x_train` and `x_test` or those of `netwright data --out`, are the column `x`.",
  options: {
    file: text({ summary: "The archive, compressed or not; searched for beside the spec, then in the data folders." }),
    parts,
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
