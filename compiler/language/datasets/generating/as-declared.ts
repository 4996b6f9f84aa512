import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { mistakesIn } from "../../../diagnostics/mistakes.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { ColumnData, Table } from "../../../ir/table.ts";
import { findCategory } from "../reading/find-category.ts";
import type { GeneratedColumn } from "./generated-column.ts";

/**
 * The computed rows as the spec reads them: categories in the order in which the spec lists them, and a number that the
 * spec calls a category by the category that is written like it.
 */
export function asDeclared(
  columns: readonly ColumnModel[],
  generated: readonly GeneratedColumn[],
  table: Table,
): { readonly table?: Table; readonly diagnostics: readonly Diagnostic[] } {
  const mistakes = mistakesIn("the dataset");
  const read = columns.map((column): [string, ColumnData] => {
    const data = table.columns[column.name] as ColumnData;
    const { categories } = column;
    if (categories === undefined) return [column.name, data];
    const own = generated.find(({ name }) => name === column.name)?.categories;
    const values = Int32Array.from(data.values, (value, row) => {
      const name = own?.[value] ?? value;
      const [written, index] = [String(name), findCategory(categories, name)];
      const where = `row ${row + 1}, column "${column.name}"`;
      if (index < 0)
        mistakes.add(() => diagnostic("category-not-listed", column.range, { written, where, categories }));
      return index;
    });
    return [column.name, { kind: "categories", values }];
  });
  if (mistakes.any()) return { diagnostics: mistakes.list() };
  return { table: { ...table, columns: Object.fromEntries(read) }, diagnostics: [] };
}
