import type { ColumnModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";

/** The number of values of a column in an input row; a category column has one per category. */
export function widthOf(column: ColumnModel): number {
  if (column.categories !== undefined) return column.categories.length;
  return column.shape.reduce((product, size) => product * size, 1);
}

/** The shape of one row joined from these columns, in order; undefined if one of several has more than one axis. */
export function inputShape(columns: readonly ColumnModel[]): RowShape | undefined {
  const [first] = columns;
  if (columns.length === 1 && first !== undefined && first.categories === undefined) return first.shape;
  if (columns.some((column) => column.shape.length > 1)) return undefined;
  return [columns.reduce((sum, column) => sum + widthOf(column), 0)];
}
