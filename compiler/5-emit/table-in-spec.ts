import type { FileFinder, Table } from "../ir/table.ts";
import { languageOf } from "../language/language.ts";
import { withoutSkipped } from "../language/missing/without-skipped.ts";
import type { Module } from "./module.ts";

const noFiles: FileFinder = { find: () => ({ searched: [] }) };

/** The rows of a dataset whose rows stand in the spec itself, without those that a rule for missing values leaves out. */
export function tableInSpec({ model }: Module): Table | undefined {
  const { dataset } = model;
  const word = dataset && languageOf(model).datasets[dataset.type];
  const table = dataset && word?.inSpec?.(dataset.options) ? word.read(dataset, noFiles).table : undefined;
  return table && withoutSkipped(model, table);
}

/** The least and the greatest number of a column in the spec, where its rows stand there. */
export function rangeInSpec(
  module: Module,
  column: string,
): { readonly least: number; readonly greatest: number } | undefined {
  const data = tableInSpec(module)?.columns[column];
  if (data?.kind !== "numbers" || data.values.length === 0) return undefined;
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const size = data.values.length / (tableInSpec(module)?.rows ?? 1);
  data.values.forEach((value, index) => {
    if ((data.missingNumbers?.[index] ?? data.missing?.[Math.floor(index / size)]) === 1) return;
    [least, greatest] = [Math.min(least, value), Math.max(greatest, value)];
  });
  return { least, greatest };
}
