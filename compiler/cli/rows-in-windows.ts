import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { windowOf } from "../language/datasets/windows/window-option.ts";
import type { GivenRow } from "./given-row.ts";

/**
 * For a network of a series: each window of rows that follow one another is a row of the network, so that the last
 * answer is about what comes after the file. Rows whose cells are windows already, and those of several series, stay.
 */
export function rowsInWindows(
  file: string,
  rows: readonly GivenRow[] | Diagnostic,
  { dataset }: Model,
): readonly GivenRow[] | Diagnostic {
  const window = dataset === undefined ? undefined : windowOf(dataset.options);
  const names = dataset?.columns.flatMap(({ name, steps }) => (steps === undefined ? [] : [name])) ?? [];
  if ("code" in rows || window === undefined || window.group !== undefined || window.length === 1) return rows;
  const isSingle = ({ row }: GivenRow) => isObject(row) && names.every((name) => !Array.isArray(row[name]));
  if (!rows.every(isSingle)) return rows;
  const { length } = window;
  if (rows.length < length) {
    const advice = `An answer takes ${length} rows that follow one another; there are ${rows.length}.`;
    return diagnostic("no-rows", { file, line: 1, column: 1, length: 1 }, { what: "The list of windows", advice });
  }
  return rows.slice(length - 1).map((last, first) => {
    const held = rows.slice(first, first + length).map(({ row }) => row as { readonly [name: string]: Json });
    const columns = names.map((name) => [name, held.map((row) => row[name] as Json)] as const);
    return { ...last, row: { ...(last.row as { readonly [name: string]: Json }), ...Object.fromEntries(columns) } };
  });
}
