import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ColumnModel, SplitModel } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";

/**
 * The columns, where the split orders the rows by one: a date that is no input is read as the time that has passed, whatever
 * parts are written; one that is an input must begin with it.
 */
export function withOrderOfRows(
  at: Resolving,
  columns: readonly ColumnModel[],
  split: SplitModel | undefined,
  inputs: ReadonlySet<string>,
): readonly ColumnModel[] {
  if (split === undefined || at.language.splits[split.type]?.columnIsOrder !== true) return columns;
  return columns.map((column) => {
    const { name, word } = column;
    if (name !== split.options.column || word?.type !== "date") return column;
    const { parts } = word.options;
    if (!inputs.has(name))
      return { ...column, shape: [1], word: { ...word, options: { ...word.options, parts: ["elapsed"] } } };
    if (Array.isArray(parts) && parts[0] !== "elapsed") reportOrder(at, split, name, String(parts[0]));
    return column;
  });
}

function reportOrder(at: Resolving, { type }: SplitModel, name: string, first: string): void {
  const problem = `The ${type} split would order the rows by the first part of "${name}" alone, which is its ${first}.`;
  const advice = "Write `elapsed` as the first of its `parts:`, or leave the column out of `inputs:`.";
  at.report(diagnostic("split-column", at.rangeAt("/dataset/split/column"), { problem, advice }));
}
