import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { mistakesIn } from "../diagnostics/mistakes.ts";
import type { InputModel } from "../ir/model.ts";
import type { Table } from "../ir/table.ts";
import { columnAt, type EncodedRows } from "./check-values.ts";

/** Reports values of an input that are no indices of the layer that takes them, once for each row. */
export function checkIndices(
  { below }: InputModel,
  { values, rows, columns }: EncodedRows,
  table: Table,
): readonly Diagnostic[] {
  if (below === undefined) return [];
  const mistakes = mistakesIn("the inputs");
  const size = values.length / rows.length;
  rows.forEach((row, index) => {
    const found = notIndex(values.subarray(index * size, (index + 1) * size), below);
    if (found < 0) return;
    const { name } = columnAt(columns, "input", found).column;
    const where = `row ${row + 1}, column "${name}"`;
    const detail = { most: below - 1, found: String(values[index * size + found]), where };
    mistakes.add(() => diagnostic("not-an-index", table.rangeOf(row, name), detail));
  });
  return mistakes.list();
}

/** The position of the first value that is not a whole number from 0 to below a bound, or −1. */
export function notIndex(values: Float32Array | Float64Array, below: number): number {
  return values.findIndex((value) => !(value >= 0 && value < below && Number.isInteger(value)));
}
