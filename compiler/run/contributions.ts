import { columnsNamed } from "../data/encode-rows.ts";
import { type FittedColumns, sizeOf } from "../data/fitted-columns.ts";
import { isObject, type Json } from "../ir/json.ts";
import type { ColumnModel, InputModel, Model } from "../ir/model.ts";
import { once } from "../ir/once.ts";
import { typicalList } from "./typical-list.ts";
import { type TypicalValue, typicalValue } from "./typical-values.ts";

/** How much one value of a row changes a number of its answer. */
export interface Contribution {
  readonly column: string;
  readonly value: Json;
  /** What the value was replaced by. */
  readonly comparedWith: string;
  /** The number of the answer less what it is with the replacement. */
  readonly change: number;
}

/** A value of a row that can be replaced: a column, or one number of a list. */
interface Replaceable {
  readonly name: string;
  readonly valueIn: (row: Json) => Json;
  readonly replaceIn: (row: Json, value: Json) => Json;
  readonly typical: () => TypicalValue | undefined;
}

/** How the contributions to an answer are found. */
export interface Contributions {
  readonly to: (row: Json, numberOf: NumberOf) => readonly Contribution[];
  /** Columns that cannot be explained: a date of which no other is given. */
  readonly leftOut: readonly string[];
}

/** The numbers of an answer to a row; undefined where the row is wrong. */
export type NumberOf = (row: Json) => number | undefined;

/** The most numbers of a list that are replaced one by one. */
const mostValues = 256;

/**
 * A function that finds the contribution of each column to a number of an answer by occlusion: the change when the value
 * is replaced by one that is typical of the column. A column of several values (a vector, a date, an image) is replaced as
 * one whole. Undefined where no column can be replaced.
 */
export function contributions(model: Model, fitted: FittedColumns, rows: readonly Json[]): Contributions | undefined {
  const all = model.inputs.flatMap((input) =>
    model.dataset?.named === true ? namedColumns(model, input, fitted, rows) : listedValues(model, input, fitted, rows),
  );
  const known = all.filter((each) => each.typical() !== undefined);
  if (known.length === 0) return undefined;
  const leftOut = all.filter((each) => !known.includes(each)).map(({ name }) => name);
  return { to: (row, numberOf) => contributionsTo(known, row, numberOf), leftOut };
}

function contributionsTo(all: readonly Replaceable[], row: Json, numberOf: NumberOf): readonly Contribution[] {
  const own = numberOf(row) ?? Number.NaN;
  return all.map(({ name, valueIn, replaceIn, typical }) => {
    const { values, text } = typical() as TypicalValue;
    const others = values.map((value) => numberOf(replaceIn(row, value)) ?? Number.NaN);
    const other = others.reduce((sum, each) => sum + each, 0) / others.length;
    return { column: name, value: valueIn(row), comparedWith: text, change: own - other };
  });
}

/** The columns of an input, where they have names. */
function namedColumns(model: Model, input: InputModel, fitted: FittedColumns, rows: readonly Json[]) {
  return columnsNamed(model, input.columns).map((column, index): Replaceable => {
    const { name } = column;
    const valueIn = (row: Json) => (isObject(row) ? row[name] : listIn(row)[index]) ?? null;
    const replaceIn = (row: Json, value: Json) =>
      isObject(row) ? { ...row, [name]: value } : listIn(row).with(index, value);
    const isWhole = isSeveral(column);
    const typical = once(() => (isWhole ? typicalList : typicalValue)(model, column, fitted, rows.map(valueIn)));
    return { name, valueIn, replaceIn, typical };
  });
}

/** Whether one value of a column is several numbers, which are replaced together. */
function isSeveral({ type, shape, word }: ColumnModel): boolean {
  return type !== "category" && (sizeOf(shape) > 1 || word?.type === "date" || word?.type === "text");
}

/** The values of an input whose rows are lists. */
function listedValues(model: Model, input: InputModel, fitted: FittedColumns, rows: readonly Json[]) {
  const { name, shape } = input;
  const [column] = columnsNamed(model, input.columns);
  const list = (row: Json) => listIn(isObject(row) ? row[name] : row);
  if (shape.length > 1 || sizeOf(shape) > mostValues) {
    const replaceIn = (row: Json, value: Json) => (isObject(row) ? { ...row, [name]: value } : value);
    const typical = once(() => typicalList(model, { shape, ...column }, fitted, rows.map(list)));
    return [{ name, valueIn: list, replaceIn, typical }];
  }
  return Array.from({ length: column?.type === "category" ? 1 : sizeOf(shape) }, (_, index): Replaceable => {
    const valueIn = (row: Json) => list(row)[index] ?? null;
    const replaceIn = (row: Json, value: Json) => {
      const changed = list(row).with(index, value);
      return isObject(row) ? { ...row, [name]: changed } : changed;
    };
    const typical = once(() => typicalValue(model, column, fitted, rows.map(valueIn)));
    return { name: `${name}[${index}]`, valueIn, replaceIn, typical };
  });
}

function listIn(row: Json | undefined): readonly Json[] {
  return Array.isArray(row) ? row : [row ?? null];
}
