import { optional, text } from "../define/option.ts";
import { jsonFile } from "./objects/json-file.ts";
import { sourceOptions } from "./tabular/source-options.ts";
import { tableDataset } from "./tabular/table-dataset.ts";

/** Rows of a JSON file: a list of maps of values by column. */
export const json = tableDataset({
  type: "json",
  summary: "Rows of a JSON file: a list of maps of values by column.",
  options: {
    text: optional(text({ summary: "The rows themselves, where they are few." })),
    ...sourceOptions,
  },
  example:
    "dataset:\n  type: json\n  file: data/customers.json\n  columns: { age: number, left: { type: category, categories: [stayed, left] } }\n  inputs: age\n  targets: left",
  readFile: (source) => jsonFile(source),
});
