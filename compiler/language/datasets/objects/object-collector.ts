import { isObject, type Json } from "../../../ir/json.ts";
import { readNumber } from "../reading/read-number.ts";
import type { CollectedTexts } from "../tabular/collected-column.ts";
import type { FileSource } from "../tabular/file-sources.ts";
import type { RowsOfFile } from "../tabular/rows-of-file.ts";

/** Collects rows that are maps of values by column. */
export interface ObjectCollector {
  /** Adds a row; returns what is wrong with it, if it is no map of values by column. */
  readonly add: (row: Json) => string | undefined;
  readonly finish: (source: FileSource, positionOf: (row: number) => Position) => RowsOfFile;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** An empty collector. A value that is not there, or `null`, is an empty cell. */
export function objectCollector(): ObjectCollector {
  const columns = new Map<string, TextColumn>();
  let rows = 0;
  const add = (row: Json): string | undefined => {
    if (!isObject(row)) return 'is no map of values by column, such as {"age": 41}';
    for (const [name, value] of Object.entries(row)) {
      if (isObject(value)) return `has a map in the column "${name}"`;
      const column = columns.get(name) ?? emptyColumn();
      columns.set(name, column);
      fill(column, rows);
      column.indices.push(indexOf(column, textOf(value)));
    }
    rows++;
    return undefined;
  };
  const finish: ObjectCollector["finish"] = ({ name, part, rangeAt }, positionOf) => {
    const all = [...columns];
    for (const [, column] of all) fill(column, rows);
    return {
      name,
      part,
      columnNames: all.map(([each]) => each),
      unnamed: [],
      hasHeader: false,
      rows,
      columns: all.map(([, column]) => collected(column)),
      ragged: { rows: new Set(), first: [] },
      rangeOf: (row) => rangeAt({ ...positionOf(Math.max(0, row)), length: 1 }),
      numberIn: readNumber,
    };
  };
  return { add, finish };
}

/** A value as the text of a cell: a list as it is written in JSON, with nothing in place of null. */
function textOf(value: Json): string {
  if (value === null) return "";
  return Array.isArray(value) ? `[${value.map(textOf).join(",")}]` : String(value);
}

/** The different texts of a column with their numbers, and the number of each row. */
interface TextColumn {
  readonly numbers: Map<string, number>;
  readonly indices: number[];
}

function emptyColumn(): TextColumn {
  return { numbers: new Map(), indices: [] };
}

function indexOf({ numbers }: TextColumn, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

/** Adds empty cells for the rows without a value in this column. */
function fill(column: TextColumn, rows: number): void {
  while (column.indices.length < rows) column.indices.push(indexOf(column, ""));
}

function collected({ numbers, indices }: TextColumn): CollectedTexts {
  return { kind: "texts", indices: Int32Array.from(indices), texts: [...numbers.keys()] };
}
