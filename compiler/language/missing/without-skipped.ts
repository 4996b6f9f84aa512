import type { Model } from "../../ir/model.ts";
import type { ColumnData, Table } from "../../ir/table.ts";
import { languageOf } from "../language.ts";

/** The table without the rows that a rule for missing values leaves out. */
export function withoutSkipped(model: Model, table: Table): Table {
  const rules = languageOf(model).missing;
  const skipping = (model.dataset?.columns ?? []).filter(({ missing }) => rules[missing.type]?.effect === "skip");
  const masks = skipping.flatMap(({ name }) => table.columns[name]?.missing ?? []).filter((mask) => mask.includes(1));
  if (masks.length === 0) return table;
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => {
    return masks.every((mask) => mask[row] !== 1);
  });
  const columns = Object.entries(table.columns).map(([name, data]) => [name, someRows(data, rows, table.rows)]);
  return {
    rows: rows.length,
    columns: Object.fromEntries(columns),
    rangeOf: (row, column) => table.rangeOf(rows[row] ?? row, column),
    ...(table.ownParts && { ownParts: partsLeft(table.ownParts, rows, table.rows) }),
  };
}

/** How many of the last rows, which files of their own give for validation and then for test, are left. */
function partsLeft(
  { validation, test }: NonNullable<Table["ownParts"]>,
  rows: Uint32Array,
  all: number,
): NonNullable<Table["ownParts"]> {
  const from = (first: number) => rows.filter((row) => row >= first).length;
  const ofTest = from(all - test);
  return { validation: from(all - test - validation) - ofTest, test: ofTest };
}

function someRows(data: ColumnData, rows: Uint32Array, all: number): ColumnData {
  const size = data.values.length / all;
  const values = rowsOf(data.values, rows, size);
  const { missing } = data;
  const mask = missing && { missing: Uint8Array.from(rows, (row) => missing[row] as number) };
  const { missingNumbers } = data.kind === "numbers" ? data : {};
  const marks = missingNumbers && { missingNumbers: rowsOf(missingNumbers, rows, size) };
  return { ...data, values, ...mask, ...marks } as ColumnData;
}

function rowsOf<Values extends ColumnData["values"]>(all: Values, rows: Uint32Array, size: number): Values {
  const values = new (all.constructor as Float64ArrayConstructor)(rows.length * size);
  rows.forEach((row, index) => {
    values.set(all.subarray(row * size, (row + 1) * size), index * size);
  });
  return values as Values;
}
