import { slotIndex } from "../../../ir/column-width.ts";
import type { Json } from "../../../ir/json.ts";
import type { ColumnModel } from "../../../ir/model.ts";

/**
 * The index of the category that a value of YAML or JSON means, −1 where there is none: a text means the category that
 * is written so, a number or a truth value also one that is another way to write it (`1.0`, `01`, `True`).
 */
export function findCategory(categories: readonly string[], value: Json): number {
  const exact = categories.indexOf(categoryText(value));
  if (exact >= 0 || typeof value === "string") return exact;
  return categories.findIndex((category) => valueText(category) === String(value));
}

/** What is known of a column's categories. */
type Categories = Pick<ColumnModel, "categories" | "spellings" | "anyCase" | "unknown" | "slots">;

/**
 * The index in a row for a value of a column: that of its category, or the one that stands for a category that is not
 * listed; undefined where that is a mistake.
 */
export function categoryIndexOf(column: Categories, value: Json): number | undefined {
  const { categories = [], unknown } = column;
  const listed = findCategory(categories, value);
  if (listed >= 0) return listed;
  const spelled = findSpelling(column, categoryText(value));
  if (spelled >= 0) return spelled;
  return unknown === undefined ? undefined : slotIndex(column, "unknown");
}

/** The index of the category that a text is another spelling of; −1 where there is none. */
function findSpelling({ categories = [], spellings = [], anyCase }: Categories, text: string): number {
  if (!anyCase) return spellings.findIndex((all) => all.includes(text));
  const small = text.toLowerCase();
  return spellings.findIndex((all, index) => all.includes(small) || categories[index]?.toLowerCase() === small);
}

/** The value as the text of a category; nothing at all is an empty one. */
export function categoryText(value: Json): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The number that a category is called by, or nothing. */
export function numberOfCategory(category: string): number | undefined {
  const number = Number(category);
  return category.trim() === "" || !Number.isFinite(number) ? undefined : number;
}

/** What YAML reads in the text of a category, as text. */
function valueText(category: string): string {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(category)) return category.toLowerCase();
  return String(numberOfCategory(category) ?? category);
}
