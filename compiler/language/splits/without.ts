import type { ColumnData } from "../../ir/table.ts";
import type { SplitRequest } from "../define/column.ts";

/** The rows of a split that are not among these, ascending, and the request for them alone, numbered anew. */
export function without(
  request: SplitRequest,
  some: Uint32Array,
): { readonly rows: Uint32Array; readonly request: SplitRequest } {
  const left = new Set(some);
  const rows = Uint32Array.from({ length: request.rows }, (_, row) => row).filter((row) => !left.has(row));
  if (some.length === 0) return { rows, request };
  const { column, permutation } = request;
  const others: SplitRequest = {
    ...request,
    rows: rows.length,
    permutation: (count = rows.length) => permutation(count),
    ...(column && { column: ofRows(column, rows, request.rows) }),
  };
  return { rows, request: others };
}

/** The values of some rows of a column. */
function ofRows(data: ColumnData, rows: Uint32Array, all: number): ColumnData {
  const missing =
    data.missing === undefined ? {} : { missing: Uint8Array.from(rows, (row) => data.missing?.[row] ?? 0) };
  if (data.kind === "categories")
    return { kind: "categories", values: Int32Array.from(rows, (row) => data.values[row] as number), ...missing };
  const width = data.values.length / all;
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, index) => {
    values.set(data.values.subarray(row * width, (row + 1) * width), index * width);
  });
  return { kind: "numbers", values, ...missing };
}
