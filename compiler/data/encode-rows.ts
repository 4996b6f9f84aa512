import { type ColumnEncoding, encodedSize, isIndex, slotIndex } from "../ir/column-width.ts";
import type { Precision } from "../ir/graph.ts";
import { elementNamed } from "../ir/look-up.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import type { FittedScale, ScaleCurve } from "../language/define/column.ts";
import type { Language } from "../language/language.ts";
import { fillTexts } from "./encode-texts.ts";
import { type FittedColumns, scaleNumbers, sizeOf, unscaled } from "./fitted-columns.ts";
import { filled } from "./values-of.ts";

/** Numbers in the network's precision. */
export type EncodedValues = Float32Array | Float64Array;

/** How to encode columns into one tensor. */
export interface EncodeRequest {
  readonly columns: readonly ColumnModel[];
  readonly encoding: ColumnEncoding;
  readonly precision: Precision;
  readonly fitted: FittedColumns;
  /** The language's scales, some of which have a curve. */
  readonly scales: Language["scales"];
}

/** The columns of the model by their names; a missing name is a bug. */
export function columnsNamed(model: Model, names: readonly string[]): readonly ColumnModel[] {
  return names.map((name) => {
    const column = elementNamed(model.dataset?.columns ?? [], name);
    if (column === undefined) throw new Error(`the model has no column ${name}`);
    return column;
  });
}

/** Encodes some rows of a table: `[rows × size]`, row-major, the columns of a row one after the other. */
export function encodeRows(table: Table, rows: Uint32Array, request: EncodeRequest): EncodedValues {
  const { columns, encoding, precision } = request;
  const size = columns.reduce((sum, column) => sum + encodedSize(column, encoding), 0);
  const count = rows.length * size;
  const into = precision === "float32" ? new Float32Array(count) : new Float64Array(count);
  let offset = 0;
  for (const column of columns) {
    const width = encodedSize(column, encoding);
    fillColumn(into, { offset, width, size }, column, { table, rows, request });
    offset += width;
  }
  return into;
}

/** The rows to be encoded, and how. */
interface Encoding {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly request: EncodeRequest;
}

function fillColumn(
  into: EncodedValues,
  stretch: Stretch,
  column: ColumnModel,
  { table, rows, request: { encoding, fitted, scales } }: Encoding,
): void {
  const read = table.columns[column.name];
  if (read === undefined) throw new Error(`the table has no column ${column.name}`);
  const { fill, scale = unscaled, vocabulary } = fitted.get(column.name) ?? {};
  const data = bent(filled(read, sizeOf(column.shape), fill), scales[column.scale.type]?.curve, scale);
  if (data.kind === "texts") fillTexts(into, stretch, column, data, { rows, vocabulary });
  else if (data.kind === "categories") {
    const indexes = withSlots(column, data, fill);
    const steps = column.steps ?? 1;
    if (isIndex(column, encoding)) fillIndexes(into, stretch, indexes, rows, steps);
    else fillOneHot(into, stretch, indexes, rows, steps);
  } else if (encoding === "input" && column.slots?.includes("missing")) {
    const width = stretch.width - 1;
    fillNumbers(into, { ...stretch, width }, data.values, rows, scale);
    fillIndicator(into, { ...stretch, offset: stretch.offset + width }, data.missing, rows);
  } else fillNumbers(into, stretch, data.values, rows, scale);
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

/** The column with the curve of its scale applied to every number. */
function bent(data: ColumnData, curve: ScaleCurve | undefined, scale: FittedScale): ColumnData {
  if (curve === undefined || data.kind !== "numbers") return data;
  const { above = Number.NEGATIVE_INFINITY, forward } = curve;
  const numbers = scaleNumbers(scale);
  const values = Float64Array.from(data.values, (value) => (value > above ? forward(value, numbers) : Number.NaN));
  return { ...data, values };
}

function fillIndicator(
  into: EncodedValues,
  { offset, size }: Stretch,
  missing: Uint8Array | undefined,
  rows: Uint32Array,
): void {
  rows.forEach((row, index) => {
    into[index * size + offset] = missing?.[row] ?? 0;
  });
}

/** The index of each row's category; where there is no value, the one after all categories that stands for that. */
function withSlots(column: ColumnModel, { values, missing }: ColumnData, fill: number | undefined): Int32Array {
  if (fill !== undefined || !missing?.includes(1)) return values as Int32Array;
  const slot = slotIndex(column, "missing");
  return Int32Array.from(values, (index, row) => (missing[row] === 1 ? slot : index));
}

function fillIndexes(
  into: EncodedValues,
  { offset, size }: Stretch,
  values: Int32Array,
  rows: Uint32Array,
  steps: number,
): void {
  rows.forEach((row, index) => {
    for (let step = 0; step < steps; step++) {
      into[index * size + offset + step] = values[row * steps + step] as number;
    }
  });
}

/** An index beyond the width is a category that is not listed and has no input of its own. */
function fillOneHot(
  into: EncodedValues,
  { offset, width, size }: Stretch,
  values: Int32Array,
  rows: Uint32Array,
  steps: number,
): void {
  const each = width / steps;
  rows.forEach((row, index) => {
    for (let step = 0; step < steps; step++) {
      const category = values[row * steps + step] as number;
      if (category < each) into[index * size + offset + step * each + category] = 1;
    }
  });
}
