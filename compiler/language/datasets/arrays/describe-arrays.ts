import { extremes } from "../../../../runtime/extremes.ts";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../../ir/json.ts";
import { elementNamed } from "../../../ir/look-up.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { WrittenColumn } from "../../define/column.ts";
import type { DatasetDescription, DescribeRequest } from "../../define/dataset.ts";
import { writtenColumns } from "../reading/written-columns.ts";
import { columnAsWritten, type DescribedColumn } from "../tabular/describe-columns.ts";
import type { ArrayRequest, ArraySource, FoundArray } from "./column-array.ts";

/** The columns of a dataset of arrays: as they are written, or where none are, every array that there is. */
export function describeArrays(
  { options, range, ranges, files }: DescribeRequest<JsonObject>,
  arrays: (request: ArrayRequest) => ArraySource,
): DatasetDescription {
  const source = arrays({ options, range, ranges, files });
  const written = writtenColumns(options);
  const names = written.length > 0 ? written.map(({ name }) => name) : (source.names?.() ?? []);
  if ("code" in names) return { columns: [], named: true, diagnostics: [names] };
  if ("kind" in names) {
    const needed = diagnostic("data-needed", ranges["/file"] ?? range, { key: "dataset.columns", ...names });
    return { columns: [], named: true, diagnostics: [needed] };
  }
  const described = names.map((name) => {
    return describeColumn(elementNamed(written, name) ?? { name, options: {} }, source);
  });
  return {
    columns: described.map(({ column }) => column),
    named: true,
    diagnostics: described.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface Described {
  readonly column: DescribedColumn;
  readonly diagnostics: readonly Diagnostic[];
}

/** The column as it is written; a shape or categories that are not are read from its array, where that is there. */
function describeColumn(written: WrittenColumn, source: ArraySource): Described {
  const { name, type, options } = written;
  const file = typeof options.file === "string" ? options.file : undefined;
  const needsFile = source.names === undefined && file === undefined;
  const base: DescribedColumn = { ...columnAsWritten(written), ...(file !== undefined && { file }) };
  const wanted = type === "category" ? "categories" : type === "number" ? undefined : "shape";
  if (needsFile || (wanted !== undefined && options[wanted] === undefined)) {
    return describeByArray(written, needsFile ? { name } : base, wanted, source.arrayOf(name, file), source);
  }
  const shape = Array.isArray(options.shape) ? { shape: options.shape as readonly number[] } : {};
  return { column: { ...base, ...shape }, diagnostics: [] };
}

function describeByArray(
  written: WrittenColumn,
  base: DescribedColumn,
  wanted: "categories" | "shape" | undefined,
  found: FoundArray,
  { rangeOf }: ArraySource,
): Described {
  const { name } = written;
  if (!("kind" in found)) return { column: base, diagnostics: [found] };
  if (found.kind === "missing") {
    const parameters = { key: `dataset.columns.${name}.${wanted}`, ...found };
    return { column: base, diagnostics: [diagnostic("data-needed", rangeOf(name), parameters)] };
  }
  if (wanted === "shape") return { column: { ...base, ...shapeFound(written, found.sizes.slice(1)) }, diagnostics: [] };
  return { column: { ...base, categories: labelsIn(found.values) }, diagnostics: [] };
}

/** Every whole number from the least to the greatest label in the array. */
function labelsIn(values: Uint8Array | Float64Array): readonly string[] {
  const labels = values.filter(Number.isInteger);
  const { least, greatest } = extremes(labels);
  const count = labels.length === 0 ? 0 : Math.min(greatest - least + 1, 65536);
  return Array.from({ length: count }, (_, place) => String(least + place));
}

/** The shape of a row in the array, with one channel where an image has none; without any axis it is one number. */
function shapeFound(written: WrittenColumn, row: readonly number[]): Partial<ColumnModel> {
  if (written.type === undefined && row.length === 0) return { type: "number", shape: [1] };
  const type = written.type === "image" ? "image" : "vector";
  return { type, shape: type === "image" && row.length === 2 ? [...row, 1] : row.length === 0 ? [1] : row };
}
