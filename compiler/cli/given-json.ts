import { readYaml } from "../1-parse/read-yaml.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../ir/json.ts";
import { pointerTo } from "../ir/json-pointer.ts";
import { once } from "../ir/once.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { GivenRow } from "./given-row.ts";

/** A row of JSON whose values are not pointed at. */
export function rowWithin(name: string, row: Json): GivenRow {
  return jsonRow(row, () => ({ file: name, line: 1, column: 1, length: 1 }));
}

/** A list of rows, one row, or one row on each line; or the number of the first line that is not JSON. */
export function jsonRows(name: string, text: string): readonly GivenRow[] | Diagnostic | { readonly line: number } {
  const whole = parseJson(text);
  if (whole === undefined) return rowsOnLines(name, text);
  if (Array.isArray(whole) && whole.length === 0) return diagnostic("no-rows", undefined, { what: name });
  const isList = Array.isArray(whole) && whole.every((row: Json) => typeof row === "object");
  const locate = once(() => locator(name, text));
  if (!isList) return [jsonRow(whole, (column) => locate()(column === undefined ? "" : pointerTo("", column)))];
  return (whole as readonly Json[]).map((row, index) =>
    jsonRow(row, (column) => {
      const pointer = pointerTo("", index);
      return locate()(pointer, column === undefined ? pointer : pointerTo(pointer, column));
    }),
  );
}

function rowsOnLines(name: string, text: string): readonly GivenRow[] | { readonly line: number } {
  const rows: GivenRow[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const row = parseJson(line);
    if (row === undefined) return { line: index + 1 };
    const rangeOf = (column?: string): SourceRange => {
      const found = locator(name, line)("", column === undefined ? "" : pointerTo("", column));
      return { ...found, line: index + 1 };
    };
    rows.push(jsonRow(row, rangeOf));
  }
  return rows;
}

/** The JSON that a text is; undefined if it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function jsonRow(row: Json, rangeOf: GivenRow["rangeOf"]): GivenRow {
  const valueOf = (column: string) => (isObject(row) && Object.hasOwn(row, column) ? row[column] : undefined);
  return { row, valueOf, columns: () => (isObject(row) ? Object.keys(row) : []), rangeOf };
}

/** Finds the range of the last of some pointers that there is: JSON is YAML, whose reader knows the ranges. */
function locator(file: string, text: string): (...pointers: readonly string[]) => SourceRange {
  const { ranges = {} } = readYaml(text, file).values ?? {};
  return (...pointers) => {
    const found = pointers
      .toReversed()
      .map((pointer) => ranges[pointer])
      .find((range) => range !== undefined);
    return found ?? { file, line: 1, column: 1, length: 1 };
  };
}
