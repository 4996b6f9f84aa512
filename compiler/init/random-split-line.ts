import type { ColumnChoice } from "./columns/column-choice.ts";
import type { SpecValues } from "./table-spec.ts";

/** Says of rows with a date that they are split at random, and how they would be split by time. */
export function randomSplitLine(columns: readonly ColumnChoice[], { dataset }: SpecValues): readonly string[] {
  const date = columns.find(({ role, what }) => role === "input" && what === "date");
  const { split } = dataset as { readonly split?: { readonly type: string; readonly [option: string]: unknown } };
  if (date === undefined || split?.test === undefined || !["random", "stratified"].includes(split.type)) return [];
  const sizes = ["validation", "test"].flatMap((part) =>
    split[part] === undefined ? [] : [`${part}: ${split[part]}`],
  );
  const name = /^\w[\w -]*$/.test(date.name) ? date.name : JSON.stringify(date.name);
  const byTime = `split: { type: time, column: ${name}, ${sizes.join(", ")} }`;
  return [`The rows are split at random, though ${name} is a date; to test on the latest rows, write ${byTime}.`];
}
