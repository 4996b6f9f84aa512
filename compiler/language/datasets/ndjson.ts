import { optional, text } from "../define/option.ts";
import { ndjsonFile } from "./objects/ndjson-file.ts";
import { sourceOptions } from "./tabular/source-options.ts";
import { tableDataset } from "./tabular/table-dataset.ts";

/** Rows of a file with a JSON map of values by column on each line (JSON Lines). */
export const ndjson = tableDataset({
  type: "ndjson",
  summary: "Rows of a file with a JSON map of values by column on each line (JSON Lines).",
  options: {
    text: optional(text({ summary: "The rows themselves, where they are few." })),
    ...sourceOptions,
  },
  example:
    "dataset:\n  type: ndjson\n  file: data/customers.ndjson\n  columns: { age: number, left: { type: category, categories: [stayed, left] } }\n  inputs: age\n  targets: left",
  readFile: (source) => ndjsonFile(source),
});
