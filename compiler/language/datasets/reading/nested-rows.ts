import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json } from "../../../ir/json.ts";
import type { SourceRange } from "../../../ir/source-range.ts";

/** One value somewhere in a list of rows, with its JSON pointer. */
export interface Leaf {
  readonly value: Json;
  readonly pointer: string;
}

/** A list of rows, all of one shape: its values one after the other. */
export interface NestedRows {
  readonly rows: number;
  /** One row; empty where a row is a value alone. */
  readonly shape: readonly number[];
  readonly leaves: readonly Leaf[];
}

/** What is asked of a list of rows: what people call it, and where it stands. */
export interface NestedRequest {
  readonly list: readonly Json[];
  /** `inputs`, `targets` or the column's name. */
  readonly what: string;
  readonly pointer: string;
  readonly rangeAt: (pointer: string) => SourceRange;
}

/** Flattens rows whose shape the first row decides; a row that differs is a mistake at its source range. */
export function nestedRows(request: NestedRequest): {
  readonly rows: NestedRows;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { list, what, pointer, rangeAt } = request;
  const shape = shapeOf(list[0]);
  const leaves: Leaf[] = [];
  const diagnostics: Diagnostic[] = [];
  const differs = (path: readonly number[], found: number, at: string) => {
    const [row = 0, ...inside] = path;
    const position = inside.length === 0 ? "" : ` at [${inside.join(", ")}]`;
    const because = `row 1${inside.length === 0 ? "" : " there"} has`;
    const expected = shape[inside.length] ?? 1;
    const subject = `Row ${row + 1} of ${what}${position}`;
    diagnostics.push(diagnostic("ragged-row", rangeAt(at), { row: subject, found, expected, because }));
  };
  const visit = (value: Json, path: readonly number[], at: string): void => {
    const size = shape[path.length - 1];
    if (size === undefined && !Array.isArray(value)) leaves.push({ value, pointer: at });
    else if (size !== undefined && Array.isArray(value) && value.length === size) {
      value.forEach((each: Json, index) => visit(each, [...path, index], `${at}/${index}`));
    } else differs(path, Array.isArray(value) ? value.length : 1, at);
  };
  list.forEach((row, index) => visit(row, [index], `${pointer}/${index}`));
  return { rows: { rows: list.length, shape, leaves }, diagnostics };
}

/** The shape that the first values of a nested list have. */
function shapeOf(value: Json | undefined): readonly number[] {
  return Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : [];
}
