import type { JsonObject } from "../../ir/json.ts";
import { columnsOption, datasetOptions } from "../dataset-options.ts";
import { dataset } from "../define/dataset.ts";
import type { Option } from "../define/option.ts";
import { describeArrays } from "./arrays/describe-arrays.ts";
import { ownFiles } from "./arrays/own-files.ts";
import { readArrays } from "./arrays/read-arrays.ts";

/** Columns of numbers, each in an IDX file of its own, plain or compressed: the form of the MNIST digits. */
export const idx = dataset({
  type: "idx",
  summary: "Columns in IDX files, one file each, plain or gzip: the form of the MNIST digits.",
  options: { ...datasetOptions, columns: { ...columnsOption, required: true } as Option<JsonObject> },
  example: `dataset:
  type: idx
  columns:
    image: { type: image, file: images.gz, shape: [28, 28, 1], scale: { type: divide, by: 255 } }
    label: { type: category, file: labels.gz, categories: 10 }
  targets: label`,
  describe: (request) => describeArrays(request as never, ownFiles),
  read: (model, files) => readArrays(model, files, ownFiles),
});
