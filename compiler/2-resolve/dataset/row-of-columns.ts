import { encodedSize } from "../../ir/column-width.ts";
import type { ColumnModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";

/** The shape of one row joined from these columns, in order; undefined if one of several has more than one axis. */
export function inputShape(columns: readonly ColumnModel[]): RowShape | undefined {
  const [first] = columns;
  if (columns.length === 1 && first !== undefined && first.categories === undefined && first.slots === undefined) {
    return first.shape;
  }
  if (columns.some((column) => column.shape.length > 1)) return undefined;
  return [columns.reduce((sum, column) => sum + encodedSize(column, "input"), 0)];
}
