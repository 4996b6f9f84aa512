import type { Precision } from "../ir/graph.ts";
import type { ColumnModel, Model, TargetModel } from "../ir/model.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import type { FittedScale } from "../language/define/column.ts";
import { type FittedScales, sizeOf, unscaled } from "./fitted-scales.ts";

/** Numbers in the network's precision. */
export type EncodedValues = Float32Array | Float64Array;

/** How to encode columns into one tensor. */
export interface EncodeRequest {
  readonly columns: readonly ColumnModel[];
  readonly encoding: TargetModel["encoding"];
  readonly precision: Precision;
  readonly scales: FittedScales;
}

/** The columns of the model by their names; a missing name is a bug. */
export function columnsNamed(model: Model, names: readonly string[]): readonly ColumnModel[] {
  return names.map((name) => {
    const column = model.dataset?.columns.find((each) => each.name === name);
    if (column === undefined) throw new Error(`the model has no column ${name}`);
    return column;
  });
}

/** The number of encoded numbers for one row of a column. */
export function encodedSize(column: ColumnModel, encoding: TargetModel["encoding"]): number {
  if (column.type !== "category") return sizeOf(column.shape);
  return encoding === "index" ? 1 : (column.categories ?? []).length;
}

/** Encodes some rows of a table: `[rows × size]`, row-major, the columns of a row one after the other. */
export function encodeRows(table: Table, rows: Uint32Array, request: EncodeRequest): EncodedValues {
  const { columns, encoding, precision, scales } = request;
  const size = columns.reduce((sum, column) => sum + encodedSize(column, encoding), 0);
  const count = rows.length * size;
  const into = precision === "float32" ? new Float32Array(count) : new Float64Array(count);
  let offset = 0;
  for (const column of columns) {
    const data = table.columns[column.name];
    if (data === undefined) throw new Error(`the table has no column ${column.name}`);
    const width = encodedSize(column, encoding);
    const stretch = { offset, width, size };
    if (data.kind === "numbers") fillNumbers(into, stretch, data.values, rows, scales.get(column.name) ?? unscaled);
    else if (encoding === "index") fillIndexes(into, stretch, data.values, rows);
    else fillOneHot(into, stretch, data.values, rows);
    offset += width;
  }
  return into;
}

/** The offset and width of a column's numbers in each row of the tensor. */
export interface Stretch {
  readonly offset: number;
  readonly width: number;
  readonly size: number;
}

/** (value − subtract) / divide in float64; storing it rounds once to the network's precision. */
export function fillNumbers(
  into: EncodedValues,
  { offset, width, size }: Stretch,
  values: (ColumnData & { kind: "numbers" })["values"],
  rows: Uint32Array,
  { subtract, divide }: FittedScale,
): void {
  for (let index = 0; index < rows.length; index++) {
    const from = (rows[index] as number) * width;
    const to = index * size + offset;
    for (let i = 0; i < width; i++) into[to + i] = ((values[from + i] as number) - subtract) / divide;
  }
}

function fillIndexes(into: EncodedValues, { offset, size }: Stretch, values: Int32Array, rows: Uint32Array): void {
  rows.forEach((row, index) => {
    into[index * size + offset] = values[row] as number;
  });
}

function fillOneHot(into: EncodedValues, { offset, size }: Stretch, values: Int32Array, rows: Uint32Array): void {
  rows.forEach((row, index) => {
    into[index * size + offset + (values[row] as number)] = 1;
  });
}
