import { columnsNamed } from "../data/encode-rows.ts";
import { type FittedColumns, sizeOf } from "../data/fitted-columns.ts";
import { isObject, type Json } from "../ir/json.ts";
import type { InputModel, Model } from "../ir/model.ts";
import { once } from "../ir/once.ts";
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
  readonly typical: () => TypicalValue;
}

/** The numbers of an answer to a row; undefined where the row is wrong. */
export type NumberOf = (row: Json) => number | undefined;

/** The most numbers of a list that are replaced one by one. */
const mostValues = 256;

/**
 * A function that finds the contribution of each column to a number of an answer by occlusion: the change when the value
 * is replaced by one that is typical of the column. Columns of several values (dates, images) stay as they are; undefined
 * where there are only such columns.
 */
export function contributions(
  model: Model,
  fitted: FittedColumns,
  rows: readonly Json[],
): ((row: Json, numberOf: NumberOf) => readonly Contribution[]) | undefined {
  const all = model.inputs.flatMap((input) =>
    model.dataset?.named === true ? namedColumns(model, input, fitted, rows) : listedValues(model, input, fitted, rows),
  );
  const known = all.filter((each) => each !== undefined);
  if (known.length === 0) return undefined;
  return (row, numberOf) => contributionsTo(known, row, numberOf);
}

function contributionsTo(all: readonly Replaceable[], row: Json, numberOf: NumberOf): readonly Contribution[] {
  const own = numberOf(row) ?? Number.NaN;
  return all.map(({ name, valueIn, replaceIn, typical }) => {
    const { values, text } = typical();
    const others = values.map((value) => numberOf(replaceIn(row, value)) ?? Number.NaN);
    const other = others.reduce((sum, each) => sum + each, 0) / others.length;
    return { column: name, value: valueIn(row), comparedWith: text, change: own - other };
  });
}

/** The columns of an input, where they have names. */
function namedColumns(model: Model, input: InputModel, fitted: FittedColumns, rows: readonly Json[]) {
  return columnsNamed(model, input.columns).map((column, index): Replaceable | undefined => {
    const { name } = column;
    if (sizeOf(column.shape) > 1) return undefined;
    const valueIn = (row: Json) => (isObject(row) ? row[name] : listIn(row)[index]) ?? null;
    const replaceIn = (row: Json, value: Json) =>
      isObject(row) ? { ...row, [name]: value } : listIn(row).with(index, value);
    return { name, valueIn, replaceIn, typical: once(() => typicalValue(model, column, fitted, rows.map(valueIn))) };
  });
}

/** The values of an input whose rows are lists. */
function listedValues(model: Model, input: InputModel, fitted: FittedColumns, rows: readonly Json[]) {
  const { name, shape } = input;
  const [column] = columnsNamed(model, input.columns);
  if (shape.length > 1 || sizeOf(shape) > mostValues) return [undefined];
  const list = (row: Json) => listIn(isObject(row) ? row[name] : row);
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
