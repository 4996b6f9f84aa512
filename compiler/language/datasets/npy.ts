import { dataset } from "../define/dataset.ts";
import { idx } from "./idx.ts";

/** Columns of numbers, each in an array of its own that NumPy saved. */
export const npy = dataset({
  ...idx,
  type: "npy",
  summary: "Columns in files of NumPy (`numpy.save`), one array each, plain or gzip; its first axis is the rows.",
  example: `dataset:
  type: npy
  columns:
    signal: { type: vector, file: signals.npy, shape: [64], scale: standard }
    kind: { type: category, file: kinds.npy, categories: 2 }
  targets: kind`,
});
