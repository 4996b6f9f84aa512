import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { type WindowValues, windowOf } from "../language/datasets/windows/window-option.ts";
import type { GivenRow } from "./given-row.ts";

/**
 * For a network of a series: each window of rows that follow one another is a row of the network, so that the last
 * answer is about what comes after the file; in a file of several series, after each of them. Answers are in the order of
 * the last rows of the windows. Rows whose cells are windows already stay.
 */
export function rowsInWindows(
  file: string,
  rows: readonly GivenRow[],
  { dataset }: Model,
): readonly GivenRow[] | Diagnostic {
  const window = dataset === undefined ? undefined : windowOf(dataset.options);
  const names = dataset?.columns.flatMap(({ name, steps }) => (steps === undefined ? [] : [name])) ?? [];
  if (window === undefined || window.length === 1) return rows;
  const isSingle = ({ row }: GivenRow) => isObject(row) && names.every((name) => !Array.isArray(row[name]));
  if (!rows.every(isSingle)) return rows;
  const { length, group } = window;
  const series = group === undefined ? [rows] : [...seriesOf(rows, group).values()];
  const short = series.find((each) => each.length < length);
  if (short !== undefined) return tooShort(file, short, window);
  const place = new Map(rows.map((row, index) => [row, index]));
  const windows = series.flatMap((each) => windowsOf(each, names, length));
  windows.sort((a, b) => (place.get(a.last) as number) - (place.get(b.last) as number));
  return windows.map(({ given }) => given);
}

/** The rows of each series, in order, by the value of the column that says which it is. */
function seriesOf(rows: readonly GivenRow[], group: string): ReadonlyMap<string, readonly GivenRow[]> {
  const series = new Map<string, GivenRow[]>();
  for (const row of rows) {
    // A file without the column is one series.
    const key = String(row.valueOf(group) ?? "");
    const own = series.get(key);
    if (own === undefined) series.set(key, [row]);
    else own.push(row);
  }
  return series;
}

/** A window as a row of the network, and its last row. */
interface GivenWindow {
  readonly given: GivenRow;
  readonly last: GivenRow;
}

function windowsOf(rows: readonly GivenRow[], names: readonly string[], length: number): readonly GivenWindow[] {
  return rows.slice(length - 1).map((last, first) => {
    const held = rows.slice(first, first + length).map(({ row }) => row as { readonly [name: string]: Json });
    const columns = names.map((name) => [name, held.map((row) => row[name] as Json)] as const);
    const row = { ...(last.row as { readonly [name: string]: Json }), ...Object.fromEntries(columns) };
    return { given: { ...last, row }, last };
  });
}

function tooShort(file: string, rows: readonly GivenRow[], { length, group }: WindowValues): Diagnostic {
  const [first] = rows;
  const name = group === undefined ? undefined : first?.valueOf(group);
  const what = name === undefined ? "The list of windows" : `The series "${String(name)}" of ${file}`;
  const advice = `An answer takes ${length} rows that follow one another; there are ${rows.length}.`;
  return diagnostic("no-rows", first?.rangeOf() ?? { file, line: 1, column: 1, length: 1 }, { what, advice });
}
