import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json } from "../../../ir/json.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import { categoryNames } from "../../columns/category.ts";
import { missingTextsOf } from "../../columns/missing-texts.ts";
import type { WrittenColumn } from "../../define/column.ts";
import { categoryOrder } from "./category-order.ts";
import type { CsvText } from "./csv-text.ts";
import { readNumber } from "./read-number.ts";
import { defaultsOf, writtenColumn } from "./written-columns.ts";

/** More different texts than this are not taken for categories unless the spec lists them. */
export const mostCategories = 1000;

/** A column of a CSV text as far as the spec says it, or as far as the cells show it. */
export type DescribedColumn = Partial<ColumnModel> & { readonly name: string };

/** True where the spec alone says how the column is read. */
export function isComplete(written: WrittenColumn): boolean {
  if (written.type === "category") return written.options.categories !== undefined;
  return written.type !== undefined;
}

/** A column of which everything is written. */
export function columnAsWritten(written: WrittenColumn): DescribedColumn {
  const { name, type, options } = written;
  const categories = categoryNames(options.categories as Parameters<typeof categoryNames>[0]);
  return {
    name,
    type: (type ?? "number") as ColumnModel["type"],
    shape: [1],
    ...(type === "category" && categories !== undefined ? { categories } : {}),
  };
}

/** Every column of the header; what the spec does not say of it is read from its cells. */
export function columnsFromCells(
  text: CsvText,
  written: readonly WrittenColumn[],
  defaults?: Json,
): readonly DescribedColumn[] {
  return text.header.map((name, cell) => {
    const own = writtenColumn(written, name);
    if (isComplete(own)) return columnAsWritten(own);
    const cells = text.rows.map((row) => row[cell] ?? "");
    const present = (type: string) => {
      const absent = missingTextsOf({ ...defaultsOf(defaults, type), ...own.options }) ?? [""];
      return cells.filter((each) => !absent.includes(each));
    };
    const type = own.type ?? (mostAreNumbers(present("number")) ? "number" : "category");
    if (type === "number") return { name, type, shape: [1] };
    return { name, type: "category", shape: [1], categories: categoryOrder(present(type)) };
  });
}

/** The majority decides, so that a slip in one cell is a mistake and not a new category. */
function mostAreNumbers(cells: readonly string[]): boolean {
  return 2 * cells.filter(isMeantAsNumber).length >= cells.length;
}

/** Also a number with a decimal comma: reading it says that decimals are written with a point. */
function isMeantAsNumber(cell: string): boolean {
  return readNumber(cell) !== undefined || /^-?[\d.]+,\d+$/.test(cell);
}

/** Columns that are used, were not described by hand, and have too many different texts. */
export function tooManyCategories(
  columns: readonly DescribedColumn[],
  written: readonly WrittenColumn[],
  used: readonly string[] | undefined,
  range: SourceRange,
): readonly Diagnostic[] {
  return columns
    .filter(({ name }) => used === undefined || used.includes(name))
    .filter(({ name }) => !isComplete(writtenColumn(written, name)))
    .filter(({ categories = [] }) => categories.length > mostCategories)
    .map(({ name, categories = [] }) =>
      diagnostic("too-many-categories", range, { name, count: categories.length, most: mostCategories }),
    );
}
