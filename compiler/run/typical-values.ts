import type { FittedColumns } from "../data/fitted-columns.ts";
import { isObject, type Json } from "../ir/json.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import { languageOf } from "../language/language.ts";

/** What a column's value is compared with: one value, or each of several in turn. */
export interface TypicalValue {
  readonly values: readonly Json[];
  /** `10 (mean)`, `basic (commonest)`, as people read it. */
  readonly text: string;
}

/**
 * What is typical of a column: what its rule for missing values fills in, or the middle of its scale, both learnt from the
 * training rows; otherwise the mean, or the commonest category, of several given rows; otherwise 0, or every category.
 */
export function typicalValue(
  model: Model,
  column: ColumnModel | undefined,
  fitted: FittedColumns,
  given: readonly Json[],
): TypicalValue {
  const fill = fitted.get(column?.name ?? "")?.fill;
  if (column?.type !== "category") {
    const { value, what } = (column && typicalNumber(model, column, fitted)) ?? meanOf(given);
    return { values: [value], text: `${Number(value.toPrecision(6))} (${what})` };
  }
  const { categories = [] } = column;
  const learnt = fill === undefined ? undefined : categories[fill];
  if (learnt !== undefined) return { values: [learnt], text: `${learnt} (${column.missing.type})` };
  const commonest = given.length > 1 ? commonestOf(given, categories) : undefined;
  if (commonest !== undefined) return { values: [commonest], text: `${commonest} (commonest)` };
  return { values: categories, text: "every category" };
}

/** The number that is typical of a column by what it has learnt, if it has: what is filled in, or the middle of its scale. */
export function typicalNumber(model: Model, column: ColumnModel, fitted: FittedColumns) {
  const fill = fitted.get(column.name)?.fill;
  return fill === undefined ? middleOf(model, column, fitted) : { value: fill, what: column.missing.type };
}

/** The number that a fitted scale turns into 0, or into ½ where it goes from 0 to 1. */
function middleOf(model: Model, { name, scale }: ColumnModel, fitted: FittedColumns) {
  const { subtract, divide } = fitted.get(name)?.scale ?? {};
  if (subtract === undefined || divide === undefined) return undefined;
  const { type } = scale;
  if (type === "standard") return { value: subtract, what: "mean" };
  if (type === "robust") return { value: subtract, what: "median" };
  if (type === "minMax") return { value: subtract + divide / 2, what: "middle" };
  const back = languageOf(model).scales[type]?.curve?.back?.value;
  return back === undefined || type === "quantile" ? undefined : { value: back(subtract), what: `middle of ${type}` };
}

function meanOf(given: readonly Json[]): { readonly value: number; readonly what: string } {
  const numbers = given.filter((value) => value !== null && value !== "" && !isObject(value)).map(Number);
  const finite = numbers.filter(Number.isFinite);
  if (given.length < 2 || finite.length === 0) return { value: 0, what: "nothing is known" };
  return { value: finite.reduce((sum, value) => sum + value, 0) / finite.length, what: "mean of these rows" };
}

/** The category that most rows have; of several the first in their order. */
function commonestOf(given: readonly Json[], categories: readonly string[]): string | undefined {
  const counts = categories.map((category) => given.filter((value) => String(value) === category).length);
  const most = Math.max(...counts);
  return most > 0 ? categories[counts.indexOf(most)] : undefined;
}
