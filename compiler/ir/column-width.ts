import type { ColumnModel, TargetModel } from "./model.ts";
import { product } from "./shape.ts";

/** How a column becomes numbers: as an input (as the column says), or as a target. */
export type ColumnEncoding = TargetModel["encoding"] | "input";

/** The number of numbers that one row of a column becomes. */
export function encodedSize(column: ColumnModel, encoding: ColumnEncoding): number {
  const slots = encoding === "input" ? (column.slots?.length ?? 0) : 0;
  if (column.type !== "category") return product(column.shape) + slots;
  const each = isIndex(column, encoding) ? 1 : (column.categories ?? []).length + slots;
  return each * (column.steps ?? 1);
}

/** Whether a category is one number, its index, and not a number for each category. */
export function isIndex(column: ColumnModel, encoding: ColumnEncoding): boolean {
  return encoding === "index" || (encoding === "input" && column.encoding === "index");
}

/**
 * The index that stands for no value, or for a category that is not listed: after all categories. Without a slot of its
 * own it is the index after the last, which no input has.
 */
export function slotIndex(column: Pick<ColumnModel, "categories" | "slots">, slot: "unknown" | "missing"): number {
  const { categories = [], slots = [] } = column;
  const index = slots.indexOf(slot);
  return categories.length + (index < 0 ? slots.length : index);
}
