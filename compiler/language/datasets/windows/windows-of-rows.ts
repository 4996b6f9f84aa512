import type { ColumnModel } from "../../../ir/model.ts";
import type { ColumnData, Table } from "../../../ir/table.ts";
import type { WindowValues } from "./window-option.ts";

/** The rows of one window, in order, and the row of its target. */
interface Window {
  readonly rows: readonly number[];
  readonly target: number;
}

/** The columns of single rows that the columns of windows are made of. */
export function columnsOfRows(columns: readonly ColumnModel[]): readonly ColumnModel[] {
  const single = columns.map((column): ColumnModel => {
    const { steps, laterOf, ...rest } = column;
    const name = laterOf ?? column.name;
    return steps === undefined ? { ...rest, name } : { ...rest, name, type: "number", shape: [1] };
  });
  return [...new Map(single.map((column) => [column.name, column])).values()];
}

/** The table of windows over a table of rows, in the order of their targets. */
export function windowsOfRows(table: Table, columns: readonly ColumnModel[], window: WindowValues): Table {
  const windows = seriesOf(table, window).flatMap((rows) => windowsIn(rows, window));
  windows.sort((a, b) => a.target - b.target);
  const data = columns.map((column): readonly [string, ColumnData] => [column.name, columnOf(table, column, windows)]);
  const names = new Map(columns.map(({ name, laterOf }) => [name, laterOf ?? name]));
  return {
    rows: windows.length,
    columns: Object.fromEntries(data),
    rangeOf: (row, column) => table.rangeOf(windows[row]?.target ?? 0, names.get(column) ?? column),
    ...(table.ownParts && { ownParts: partsOf(table, table.ownParts, windows) }),
  };
}

/** The rows of each series in order: of each group, and of each part that has a file of its own. */
function seriesOf({ rows, columns, ownParts }: Table, { group }: WindowValues): readonly (readonly number[])[] {
  const groups = group === undefined ? undefined : columns[group]?.values;
  const { validation = 0, test = 0 } = ownParts ?? {};
  const series = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const part = row >= rows - test ? 2 : row >= rows - test - validation ? 1 : 0;
    const key = `${part} ${groups?.[row]}`;
    const own = series.get(key) ?? [];
    own.push(row);
    series.set(key, own);
  }
  return [...series.values()];
}

function windowsIn(rows: readonly number[], { length, stride, horizon }: WindowValues): readonly Window[] {
  const count = Math.max(0, Math.floor((rows.length - length - horizon) / stride) + 1);
  return Array.from({ length: count }, (_, index) => {
    const end = index * stride + length;
    return { rows: rows.slice(end - length, end), target: rows[end + horizon - 1] as number };
  });
}

/** A window has no value in a column where one of its rows has none; which of them that is, is marked if it is filled in. */
function columnOf(
  { columns }: Table,
  { name, steps, laterOf, missing: rule }: ColumnModel,
  windows: readonly Window[],
): ColumnData {
  const data = columns[laterOf ?? name];
  if (data === undefined) throw new Error(`the column ${laterOf ?? name} was not read`);
  const rowsOf = ({ rows, target }: Window) => (steps === undefined ? [target] : rows);
  const values = windows.flatMap((window) => rowsOf(window).map((row) => data.values[row] as number));
  const lacks = (window: Window) => rowsOf(window).some((row) => data.missing?.[row] === 1);
  const missing = data.missing && { missing: Uint8Array.from(windows, (window) => Number(lacks(window))) };
  if (data.kind === "categories") return { kind: "categories", values: Int32Array.from(values), ...missing };
  const marks = () => Uint8Array.from(windows.flatMap((each) => rowsOf(each).map((row) => data.missing?.[row] ?? 0)));
  const numbers = missing && steps !== undefined && rule.type !== "skip" && { missingNumbers: marks() };
  return { kind: "numbers", values: Float64Array.from(values), ...missing, ...numbers };
}

function partsOf(
  { rows }: Table,
  { validation, test }: NonNullable<Table["ownParts"]>,
  windows: readonly Window[],
): NonNullable<Table["ownParts"]> {
  const from = (first: number) => windows.filter(({ target }) => target >= first).length;
  return { validation: from(rows - test - validation) - from(rows - test), test: from(rows - test) };
}
