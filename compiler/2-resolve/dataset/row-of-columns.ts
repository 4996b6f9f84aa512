import type { ColumnModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";

/** How many values a column has in a row that enters the network: a category has one for each. */
export function widthOf(column: ColumnModel): number {
  if (column.categories !== undefined) return column.categories.length;
  return column.shape.reduce((product, size) => product * size, 1);
}

/** The shape of one row made of these columns, in order; nothing where one of several is more than a row of values. */
export function inputShape(columns: readonly ColumnModel[]): RowShape | undefined {
  const [first] = columns;
  if (columns.length === 1 && first !== undefined && first.categories === undefined) return first.shape;
  if (columns.some((column) => column.shape.length > 1)) return undefined;
  return [columns.reduce((sum, column) => sum + widthOf(column), 0)];
}
