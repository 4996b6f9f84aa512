import { type DateOrder, type DatePart, dateNumbers, type Years } from "../../../runtime/columns/date.ts";
import type { ColumnModel } from "../../ir/model.ts";

/** How a column reads its numbers out of one text; undefined for columns whose cells are numbers or categories. */
export function cellNumbers({ word }: ColumnModel): ((text: string) => readonly number[] | undefined) | undefined {
  if (word?.type !== "date") return undefined;
  const { parts, cyclic, order, years } = word.options;
  return (text) =>
    dateNumbers(text, parts as readonly DatePart[], cyclic as boolean, order as DateOrder, years as Years | undefined);
}
