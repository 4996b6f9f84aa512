import type { CompactRows } from "../../runtime/compact-rows.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { encodedSize } from "../ir/column-width.ts";
import type { Model, OutputModel } from "../ir/model.ts";
import { bytesPerNumber } from "../ir/precision.ts";
import type { Table } from "../ir/table.ts";
import { languageOf } from "../language/language.ts";
import { checkFinite, checkTargets, targetColumns } from "./check-values.ts";
import { encodeCompactly, encodedBytes } from "./encode-compactly.ts";
import { type EncodedValues, encodeRows } from "./encode-rows.ts";
import type { FittedColumns } from "./fitted-columns.ts";

/** The targets of one output for some rows, and what is wrong with them. */
export interface EncodedTarget {
  readonly values: EncodedValues | CompactRows;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Encodes the targets of an output. Where a number for each category of every row would take much memory, only the index of
 * each category is kept; the numbers are made for each batch.
 */
export function encodeTarget(
  model: Model,
  output: OutputModel,
  table: Table,
  rows: Uint32Array,
  fitted: FittedColumns,
): EncodedTarget {
  const columns = targetColumns(model, output);
  const { scales } = languageOf(model);
  const { encoding = "values" } = output.target ?? {};
  const request = { columns, encoding, precision: model.precision, fitted, scales };
  const values = mayBeCompact(columns)
    ? encodeCompactly(table, rows, request).values
    : encodeRows(table, rows, request);
  // Rows of one category are alike: one of each shows what is wrong with them.
  const some = "pieces" in values ? firstOfEach(values, rows) : rows;
  const shown = "pieces" in values ? encodeRows(table, some, request) : values;
  const encoded = { values: shown, rows: some, columns };
  const finite = checkFinite(encoded, encoding, table, scales);
  return { values, diagnostics: [...finite, ...checkTargets(model, output, encoded, table)] };
}

/** The bytes that the targets of an output take for so many rows. */
export function targetBytes(model: Model, output: OutputModel, rows: number): number {
  const columns = targetColumns(model, output);
  const { encoding = "values" } = output.target ?? {};
  const { precision } = model;
  if (mayBeCompact(columns)) return encodedBytes(rows, { columns, encoding, precision });
  const size = columns.reduce((sum, column) => sum + encodedSize(column, encoding), 0);
  return rows * size * bytesPerNumber[precision];
}

/** A threshold is chosen by all numbers of the validation rows. */
function mayBeCompact(columns: ReturnType<typeof targetColumns>): boolean {
  return columns.length === 1 && columns[0]?.type === "category" && columns[0].threshold === undefined;
}

/** The first row of each category. */
function firstOfEach({ pieces }: CompactRows, rows: Uint32Array): Uint32Array {
  const first = new Map<number, number>();
  const { steps = 1 } = pieces[0] ?? {};
  pieces[0]?.ones?.forEach((category, index) => {
    if (!first.has(category)) first.set(category, rows[Math.floor(index / steps)] as number);
  });
  return Uint32Array.from(new Set(first.values())).sort();
}
