import type { ColumnModel } from "../ir/model.ts";
import { sequenceOf } from "../language/columns/padded-sequence.ts";
import { columnOf, dateOptions, isBoolean, mayMiss, takesPictures } from "./columns.ts";
import type { Module } from "./module.ts";
import { numberText } from "./print-expression.ts";
import { rangeInSpec } from "./table-in-spec.ts";
import { literal } from "./text.ts";
import { describeText } from "./text-columns.ts";

/** The most categories that a comment lists. */
const listed = 8;

/** What a value of a column is, in a sentence or two: `A number from 18 to 64 in the spec. Scale: standard.` */
export function describeColumn(module: Module, name: string): string {
  const column = columnOf(module, name);
  if (dateOptions(column) !== undefined) return `A date, such as "2011-01-31" or "2011-01-31 14:00".`;
  const text = describeText(column);
  if (text !== undefined) return text;
  const sequence = sequenceOf(column);
  if (sequence !== undefined) {
    const each = sequence.values === 1 ? "one number" : `${sequence.values} numbers`;
    return `A list of at most ${sequence.length} steps, each of ${each}.${scaleText(column)}`;
  }
  if (isBoolean(column)) return `True or false.${missingText(module, column)}`;
  if (column.type === "category") return `${describeCategories(column)}${missingText(module, column)}`;
  const what = column.type === "number" ? "A number" : numbersText(column.shape);
  if (takesPictures(module, column)) return `A picture, or ${what} from 0 to 255.${scaleText(column)}`;
  return `${what}${rangeText(module, name)}.${scaleText(column)}${missingText(module, column)}`;
}

function missingText(module: Module, column: ColumnModel): string {
  return mayMiss(module, column) ? ` Missing: ${column.missing.type}.` : "";
}

function describeCategories({ categories = [], unknown, steps }: ColumnModel): string {
  if (steps !== undefined) return `${steps} in order, each one of ${categories.length}.`;
  const few = categories.length <= listed;
  const other =
    unknown === undefined ? "" : ` Any other: ${unknown === "other" ? "one more category" : "none of them"}.`;
  return few
    ? `One of ${categories.map(literal).join(", ")}.${other}`
    : `One of ${categories.length} categories.${other}`;
}

/** ` from 0 to 1 in the spec`, where the rows stand there. */
export function rangeText(module: Module, column: string | undefined): string {
  const range = column === undefined ? undefined : rangeInSpec(module, column);
  return range === undefined ? "" : ` from ${numberText(range.least)} to ${numberText(range.greatest)} in the spec`;
}

function scaleText({ scale: { type, options } }: ColumnModel): string {
  if (type === "none") return "";
  const values = Object.entries(options).map(([name, value]) => `, ${name} ${String(value)}`);
  return ` Scale: ${type}${values.join("")}.`;
}

/** `one number`, `3 numbers` or `28 × 28 × 1 numbers, row-major`. */
export function numbersText(shape: readonly number[]): string {
  if (shape.join() === "1") return "one number";
  return `${shape.join(" × ")} numbers${shape.length > 1 ? ", row-major" : ""}`;
}
