import { extremes } from "../../../runtime/extremes.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ColumnModel } from "../../ir/model.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import type { ColumnData, FileFinder } from "../../ir/table.ts";
import { columnsOption, datasetOptions } from "../dataset-options.ts";
import type { WrittenColumn } from "../define/column.ts";
import { dataset } from "../define/dataset.ts";
import type { Option } from "../define/option.ts";
import { idxColumn, idxFile } from "./reading/idx-column.ts";
import { writtenColumns } from "./reading/written-columns.ts";
import { columnAsWritten, type DescribedColumn } from "./tabular/describe-columns.ts";

type SourceRanges = { readonly [pointer: string]: SourceRange };

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
  describe: ({ options, range, ranges, files }) => {
    const described = writtenColumns(options).map((written) => describeColumn(written, range, ranges, files));
    return {
      columns: described.map(({ column }) => column),
      named: true,
      diagnostics: described.flatMap(({ diagnostics }) => diagnostics),
    };
  },
  read: ({ columns, range, ranges }, files) => {
    const read = columns.map((column) => readColumn(column, range, ranges, files));
    const diagnostics = read.flatMap((column) => column.diagnostics);
    if (diagnostics.length > 0) return { diagnostics };
    const rows = read[0]?.rows ?? 0;
    const rangeOf = (_: number, name: string) => fileRange(name, range, ranges);
    const odd = read.findIndex((column) => column.rows !== rows);
    if (odd >= 0) {
      const [first, other] = [columns[0], columns[odd]].map((column) => column?.name);
      const problem = `The column "${first}" has ${rows} rows, the column "${other}" ${read[odd]?.rows}.`;
      return { diagnostics: [diagnostic("row-count", rangeOf(0, other ?? ""), { problem })] };
    }
    if (rows === 0) return { diagnostics: [diagnostic("no-rows", range, { what: "The dataset" })] };
    const data = columns.map(({ name }, index) => [name, read[index]?.data as ColumnData] as const);
    return { table: { rows, columns: Object.fromEntries(data), rangeOf }, diagnostics: [] };
  },
});

function fileRange(column: string, range: SourceRange, ranges: SourceRanges): SourceRange {
  const pointer = pointerTo("/columns", column);
  return ranges[`${pointer}/file`] ?? ranges[pointer] ?? range;
}

interface ReadColumn {
  readonly rows: number;
  readonly data?: ColumnData;
  readonly diagnostics: readonly Diagnostic[];
}

function readColumn(column: ColumnModel, range: SourceRange, ranges: SourceRanges, files: FileFinder): ReadColumn {
  const at = fileRange(column.name, range, ranges);
  if (column.file === undefined) return { rows: 0, diagnostics: [needsFile(column.name, at)] };
  const found = idxFile(column.file, at, files);
  if (!("kind" in found)) return { rows: 0, diagnostics: [found] };
  if (found.kind === "missing") {
    return { rows: 0, diagnostics: [diagnostic("file-missing", at, { ...found, file: column.file })] };
  }
  return { rows: found.sizes[0] ?? 0, ...idxColumn(column, found, at) };
}

function needsFile(name: string, range: SourceRange): Diagnostic {
  return diagnostic("missing-key", range, {
    key: "file",
    of: `The column "${name}" of a dataset whose columns are files`,
  });
}

/** The column as it is written; a shape or categories that are not are read from its file, where that is there. */
function describeColumn(
  written: WrittenColumn,
  range: SourceRange,
  ranges: SourceRanges,
  files: FileFinder,
): { readonly column: DescribedColumn; readonly diagnostics: readonly Diagnostic[] } {
  const { name, type, options } = written;
  const at = fileRange(name, range, ranges);
  const file = options.file;
  if (typeof file !== "string") return { column: { name }, diagnostics: [needsFile(name, at)] };
  const base: DescribedColumn = { ...columnAsWritten(written), file };
  const wanted = type === "category" ? "categories" : type === "number" ? undefined : "shape";
  if (wanted === undefined || options[wanted] !== undefined) {
    const shape = Array.isArray(options.shape) ? { shape: options.shape as readonly number[] } : {};
    return { column: { ...base, ...shape }, diagnostics: [] };
  }
  const found = idxFile(file, at, files);
  if (!("kind" in found)) return { column: base, diagnostics: [found] };
  if (found.kind === "missing") {
    const parameters = { key: `dataset.columns.${name}.${wanted}`, ...found, file };
    return { column: base, diagnostics: [diagnostic("data-needed", at, parameters)] };
  }
  if (wanted === "shape") return { column: { ...base, ...shapeFound(written, found.sizes.slice(1)) }, diagnostics: [] };
  return { column: { ...base, categories: labelsIn(found.values) }, diagnostics: [] };
}

/** Every whole number from the least to the greatest label in the file. */
function labelsIn(values: Uint8Array | Float64Array): readonly string[] {
  const labels = values.filter(Number.isInteger);
  const { least, greatest } = extremes(labels);
  const count = labels.length === 0 ? 0 : Math.min(greatest - least + 1, 65536);
  return Array.from({ length: count }, (_, place) => String(least + place));
}

/** The shape of a row in the file, with one channel where an image has none; without any axis it is one number. */
function shapeFound(written: WrittenColumn, row: readonly number[]): Partial<ColumnModel> {
  if (written.type === undefined && row.length === 0) return { type: "number", shape: [1] };
  const type = written.type === "image" ? "image" : "vector";
  return { type, shape: type === "image" && row.length === 2 ? [...row, 1] : row.length === 0 ? [1] : row };
}
