import type { CompactRows } from "../../runtime/compact-rows.ts";
import { weighCategories } from "../../runtime/weigh-categories.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { mistakesIn } from "../diagnostics/mistakes.ts";
import type { Model } from "../ir/model.ts";
import { rowWeights } from "../ir/row-weights.ts";
import type { Table } from "../ir/table.ts";
import { type EncodedValues, fillNumbers } from "./encode-rows.ts";
import { unscaled } from "./fitted-columns.ts";

/** The weights of some rows for each loss that has any, by their name beside the targets: [rows]. */
export function weightsOfRows(
  model: Model,
  table: Table,
  rows: Uint32Array,
  targets: { readonly [output: string]: EncodedValues | CompactRows },
): readonly (readonly [string, EncodedValues])[] {
  const column = model.dataset?.sampleWeight;
  const data = column === undefined ? undefined : table.columns[column];
  return rowWeights(model).map(({ name, classWeight }) => {
    const weights = model.precision === "float32" ? new Float32Array(rows.length) : new Float64Array(rows.length);
    if (data?.kind !== "numbers") weights.fill(1);
    else fillNumbers(weights, { offset: 0, width: 1, size: 1 }, data.values, rows, unscaled);
    const of = classWeight && targets[classWeight.output];
    if (of !== undefined) weighCategories(weights, categoriesIn(of), classWeight?.ofCategories);
    return [name, weights];
  });
}

/** Compact targets are the index of each category. */
function categoriesIn(targets: EncodedValues | CompactRows): EncodedValues {
  return "pieces" in targets ? Float64Array.from(targets.pieces[0]?.ones ?? []) : targets;
}

/** Reports weights below 0. */
export function checkWeights(model: Model, table: Table, rows: Uint32Array): readonly Diagnostic[] {
  const column = model.dataset?.sampleWeight;
  const data = column === undefined ? undefined : table.columns[column];
  if (column === undefined || data?.kind !== "numbers" || rowWeights(model).length === 0) return [];
  const mistakes = mistakesIn("the weights");
  for (const row of rows) {
    const weight = data.values[row] as number;
    if (weight >= 0) continue;
    const parameters = { column, found: String(weight), row: row + 1 };
    mistakes.add(() => diagnostic("sample-weight", table.rangeOf(row, column), parameters));
  }
  return mistakes.list();
}
