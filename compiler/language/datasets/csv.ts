import { optional, text } from "../define/option.ts";
import { type DelimitedFileOptions, delimitedFile } from "./delimited/delimited-file.ts";
import { delimitedOptions, delimiterOption } from "./delimited/delimited-options.ts";
import { sourceOptions } from "./tabular/source-options.ts";
import { tableDataset } from "./tabular/table-dataset.ts";

/** Rows of a CSV text (RFC 4180 and its dialects); the first line names the columns. */
export const csv = tableDataset({
  type: "csv",
  summary: "Rows of a CSV file, or of a text in the spec; the first line names the columns.",
  options: {
    text: optional(text({ summary: "The rows themselves, where they are few." })),
    delimiter: delimiterOption,
    ...delimitedOptions,
    ...sourceOptions,
  },
  example:
    "dataset:\n  type: csv\n  file: data/customers.csv\n  columns: { age: number, left: { type: category, categories: [stayed, left] } }\n  inputs: age\n  targets: left",
  readFile: (source, options, wanted) => delimitedFile(source, options as DelimitedFileOptions, wanted),
});
