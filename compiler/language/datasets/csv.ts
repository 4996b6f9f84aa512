import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { datasetOptions } from "../dataset-options.ts";
import { type DatasetDescription, dataset } from "../define/dataset.ts";
import { type Option, optional, text } from "../define/option.ts";
import { csvSource, type MissingSource } from "./reading/csv-source.ts";
import { checkHeader, readCsvTable, wrongDelimiter } from "./reading/csv-table.ts";
import { readCsvText } from "./reading/csv-text.ts";
import { columnAsWritten, columnsFromCells, isComplete, tooManyCategories } from "./reading/describe-csv.ts";
import { doubtfulCsv } from "./reading/doubtful-csv.ts";
import { namesIn, writtenColumn, writtenColumns } from "./reading/written-columns.ts";

const delimiter: Option<string> = {
  summary: "The character between two cells.",
  schema: { type: "string", minLength: 1, maxLength: 1, pattern: '^[^"\\r\\n]$' },
  default: ",",
  required: false,
};

/** Rows of a CSV text (RFC 4180) whose first line names the columns. */
export const csv = dataset({
  type: "csv",
  summary: "Rows of a CSV file, or of a text in the spec; the first line names the columns.",
  options: {
    file: optional(text({ summary: "The file; searched for beside the spec, then in the data folders." })),
    text: optional(text({ summary: "The rows themselves, where they are few." })),
    delimiter,
    ...datasetOptions,
  },
  example:
    "dataset:\n  type: csv\n  file: data/customers.csv\n  columns: { age: number, left: { type: category, categories: [stayed, left] } }\n  inputs: age\n  targets: left",
  describe: ({ options, range, ranges, files }) => {
    const written = writtenColumns(options);
    const used = usedColumns(options);
    const fileOnly = options.file !== undefined && options.text === undefined;
    if (fileOnly && used?.every((name) => isComplete(writtenColumn(written, name)))) {
      // Everything is written: the file is left alone, so that building never depends on it.
      return { columns: written.map(columnAsWritten), named: true, diagnostics: [] };
    }
    const source = csvSource({ file: options.file, text: options.text, range, ranges, files });
    if (!("kind" in source)) return failed([source]);
    if (source.kind === "missing") return withoutData(source, written, used, namesIn(options.targets));
    const cells = readCsvText(source.text, options.delimiter);
    const delimiterMistake = wrongDelimiter(source, cells, options.delimiter);
    if (delimiterMistake !== undefined) return failed([delimiterMistake]);
    if (cells.kind === "problem") {
      return failed([diagnostic("csv-syntax", source.rangeAt(cells.position), { problem: cells.problem })]);
    }
    const columns = columnsFromCells(cells, written, options.defaults);
    const tooMany = tooManyCategories(columns, written, used, ranges["/file"] ?? range);
    const doubts = doubtfulCsv({ source, text: cells, columns, written, used });
    return { columns, named: true, diagnostics: [...checkHeader(source, cells), ...tooMany, ...doubts] };
  },
  inSpec: ({ text }) => text !== undefined,
  read: ({ options, columns, range, ranges }, files) => {
    const { file, text: inSpec, delimiter: between = "," } = options as { readonly [key: string]: string };
    const source = csvSource({ file, text: inSpec, range, ranges, files });
    if (!("kind" in source)) return { diagnostics: [source] };
    if (source.kind === "missing") return { diagnostics: [diagnostic("file-missing", source.range, source)] };
    return readCsvTable(source, between, columns, ranges);
  },
});

function failed(diagnostics: readonly Diagnostic[]): DatasetDescription {
  return { columns: [], named: true, diagnostics };
}

/** The columns that the spec names, or nothing where `inputs` is left out and every column is one. */
function usedColumns(options: {
  readonly inputs: Json | undefined;
  readonly targets: Json | undefined;
  readonly split: unknown;
  readonly sampleWeight: Json | undefined;
}): readonly string[] | undefined {
  if (options.inputs === undefined) return undefined;
  const inputs = namesIn(options.inputs);
  const targets = options.targets === "inputs" ? [] : namesIn(options.targets);
  const others = [...namesIn(options.sampleWeight), ...splitColumn(options.split as Json | undefined)];
  return [...new Set([...inputs, ...targets, ...others])];
}

/** The column of a stratified split, whether as it was written or with its options apart. */
function splitColumn(split: Json | undefined): readonly string[] {
  if (!isObject(split)) return [];
  const options: JsonObject = isObject(split.options) ? split.options : split;
  return namesIn(options.column);
}

/** What the spec says by itself; each key that only the file could replace is a mistake. */
function withoutData(
  source: MissingSource,
  written: ReturnType<typeof writtenColumns>,
  used: readonly string[] | undefined,
  targets: readonly string[],
): DatasetDescription {
  const { range } = source;
  const asked = used ?? [...new Set([...written.map(({ name }) => name), ...targets])];
  const missing = asked.flatMap((name) => {
    const own = writtenColumn(written, name);
    if (isComplete(own)) return [];
    return [own.type === undefined ? `dataset.columns.${name}` : `dataset.columns.${name}.categories`];
  });
  const keys = used === undefined ? ["dataset.inputs", ...missing] : missing;
  return {
    columns: written.map(columnAsWritten),
    named: true,
    diagnostics: keys.map((key) => diagnostic("data-needed", range, { ...source, key })),
  };
}
