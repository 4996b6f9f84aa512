import { optional, text } from "../define/option.ts";
import { type DelimitedFileOptions, delimitedFile } from "./delimited/delimited-file.ts";
import { delimitedOptions } from "./delimited/delimited-options.ts";
import { sourceOptions } from "./tabular/source-options.ts";
import { tableDataset } from "./tabular/table-dataset.ts";

/** Rows of tab-separated values. */
export const tsv = tableDataset({
  type: "tsv",
  summary: "Rows of tab-separated values: a csv dataset whose delimiter is a tab.",
  options: {
    text: optional(text({ summary: "The rows themselves, where they are few." })),
    ...delimitedOptions,
    ...sourceOptions,
  },
  example:
    "dataset:\n  type: tsv\n  file: data/reviews.tsv\n  columns: { stars: number, kind: { type: category, categories: [bad, good] } }\n  inputs: stars\n  targets: kind",
  readFile: (source, options, wanted) =>
    delimitedFile(source, { ...(options as DelimitedFileOptions), delimiter: "\t" }, wanted),
});
