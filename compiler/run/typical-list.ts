import type { FittedColumns } from "../data/fitted-columns.ts";
import { sizeOf } from "../data/fitted-columns.ts";
import type { Json } from "../ir/json.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import type { RowShape } from "../ir/shape.ts";
import { type TypicalValue, typicalNumber } from "./typical-values.ts";

/** The most dates of other rows that one date is replaced by. */
const mostDates = 16;

/**
 * What is typical of a column of several numbers, which are replaced together: its typical number in every place, the mean
 * of several given rows in each place where nothing is learnt, or zeros; of a text no words, of a date those of the other
 * given rows. Undefined for a date alone.
 */
export function typicalList(
  model: Model,
  column: Pick<ColumnModel, "shape"> & Partial<ColumnModel>,
  fitted: FittedColumns,
  given: readonly Json[],
): TypicalValue | undefined {
  if (column.word?.type === "text") return { values: [""], text: "no words" };
  if (column.word?.type === "date") return otherDates(given);
  const size = sizeOf(column.shape);
  const known = column.name === undefined ? undefined : typicalNumber(model, column as ColumnModel, fitted);
  if (known !== undefined) {
    const text = `${Number(known.value.toPrecision(6))} in every place (${known.what})`;
    return { values: [Array.from({ length: size }, () => known.value)], text };
  }
  const lists = given.map(numbersIn).filter((list) => list.length === size);
  if (lists.length < 2) return { values: [zeros(column.shape)], text: "0 in every place (nothing is known)" };
  const means = Array.from({ length: size }, (_, at) => {
    return lists.reduce((sum, list) => sum + (list[at] as number), 0) / lists.length;
  });
  return { values: [means], text: "the mean of these rows" };
}

function otherDates(given: readonly Json[]): TypicalValue | undefined {
  const dates = [...new Set(given.filter((each) => typeof each === "string" && each !== ""))].slice(0, mostDates);
  return dates.length < 2 ? undefined : { values: dates, text: `${dates.length} dates of these rows` };
}

function zeros(shape: RowShape): readonly number[] {
  return Array.from({ length: sizeOf(shape) }, () => 0);
}

/** Every number of nested lists, in order. */
function numbersIn(value: Json): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  return typeof value === "number" ? [value] : [];
}
