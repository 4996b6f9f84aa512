import { targetColumns } from "../data/check-values.ts";
import { encodeRows } from "../data/encode-rows.ts";
import { sizeOf } from "../data/fitted-columns.ts";
import type { Rows } from "../data/read-rows.ts";
import type { ColumnModel, Model, OutputModel } from "../ir/model.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import { languageOf } from "../language/language.ts";
import type { Dataset } from "./network-module.ts";
import type { Part } from "./snapshot.ts";

/** What a baseline answers instead of an output of the network, encoded as its targets are. */
export interface BaselineAnswer {
  /** `always "No"`, `always the mean`, `the last value`. */
  readonly title: string;
  /** One row that is always the answer, or a row for each of the part. */
  readonly values: Float64Array;
  readonly always: boolean;
}

/**
 * Of categories how often each occurs in the training rows, so that the commonest is always the answer; of a column that is
 * foreseen the last value in the window; of other numbers the mean of the training rows, in the unit of the column.
 */
export function baselineAnswer(model: Model, rows: Rows, output: OutputModel, on: Part): BaselineAnswer {
  const columns = targetColumns(model, output);
  const [column] = columns;
  if (column?.categories !== undefined) return commonest(rows, output, column.categories);
  const last = columns.length === 1 && column !== undefined ? lastValues(model, rows.table, column) : undefined;
  if (last !== undefined) {
    const values = encoded(model, rows, columns, { [(column as ColumnModel).name]: last }, rows.table.rows);
    const own = rows.data.parts[on]().part.rowNumbers;
    return { title: "the last value", values: Float64Array.from(own, (row) => values[row] as number), always: false };
  }
  const means = columns.map(({ name, shape }) => [name, meanOf(rows, name, sizeOf(shape))] as const);
  return {
    title: "always the mean",
    values: encoded(model, rows, columns, Object.fromEntries(means), 1),
    always: true,
  };
}

function commonest({ data }: Rows, { name }: OutputModel, categories: readonly string[]): BaselineAnswer {
  const { targets, rows } = data.parts.training().part;
  const shares = sharesOf(targets[name] ?? new Float64Array(), rows);
  const size = shares.length;
  const [only = 0] = shares;
  const index = size === 1 ? Number(only > 0.5) : shares.indexOf(Math.max(...shares));
  return { title: `always ${JSON.stringify(categories[index % categories.length])}`, values: shares, always: true };
}

/** The mean of each number of the targets: of one-hot categories, how often each occurs. */
function sharesOf(targets: Dataset["targets"][string], rows: number): Float64Array {
  const ones = "pieces" in targets ? targets.pieces[0]?.ones : undefined;
  const size = "pieces" in targets ? (targets.pieces[0]?.width ?? 0) : targets.length / rows;
  const { steps = 1 } = ("pieces" in targets ? targets.pieces[0] : undefined) ?? {};
  const shares = new Float64Array(size);
  const add = (index: number, value: number) => {
    shares[index] = (shares[index] as number) + value / rows;
  };
  const each = size / steps;
  if ("pieces" in targets) ones?.forEach((category, index) => add((index % steps) * each + category, 1));
  else targets.forEach((value, position) => add(position % size, value));
  return shares;
}

/** The last value of the window of each row, if the column is one that is foreseen from itself. */
function lastValues(model: Model, { columns, rows }: Table, { laterOf }: ColumnModel): Float64Array | undefined {
  const steps = model.dataset?.columns.find(({ name }) => name === laterOf)?.steps;
  const values = laterOf === undefined ? undefined : columns[laterOf]?.values;
  if (steps === undefined || values === undefined) return undefined;
  return Float64Array.from({ length: rows }, (_, row) => values[row * steps + steps - 1] as number);
}

function meanOf({ table, data }: Rows, name: string, size: number): Float64Array {
  const { values } = table.columns[name] as ColumnData;
  const { rowNumbers } = data.parts.training().part;
  return Float64Array.from({ length: size }, (_, index) => {
    const sum = rowNumbers.reduce((total, row) => total + (values[row * size + index] as number), 0);
    return sum / rowNumbers.length;
  });
}

/** Values in the unit of their columns as the network's targets have them. */
function encoded(
  model: Model,
  { table: { rangeOf }, data: { fitted } }: Rows,
  columns: readonly ColumnModel[],
  values: { readonly [column: string]: Float64Array },
  rows: number,
): Float64Array {
  const data = Object.entries(values).map(([name, own]) => [name, { kind: "numbers", values: own }] as const);
  const table: Table = { rows, columns: Object.fromEntries(data), rangeOf };
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  const { precision } = model;
  const { scales } = languageOf(model);
  return Float64Array.from(encodeRows(table, all, { columns, encoding: "values", precision, fitted, scales }));
}
