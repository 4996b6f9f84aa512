import type { Json } from "../ir/json.ts";
import { counted } from "./counted.ts";
import type { Explanation } from "./explanation.ts";
import { numberText } from "./number-text.ts";
import { tableLines } from "./table.ts";

/** The explanations of one answer as tables; of many answers how much each column changes them. */
export function explanationText(all: readonly (readonly Explanation[])[]): readonly string[] {
  const [only, ...others] = all;
  return only !== undefined && others.length === 0 ? only.flatMap(explanationLines) : meanChangeLines(all);
}

/** The explanation of one answer as a table. */
function explanationLines({ of, is, columns }: Explanation): readonly string[] {
  const rows = columns.map(({ column, value, comparedWith, change }) => [
    column,
    valueText(value),
    comparedWith,
    signed(change),
  ]);
  return ["", ...tableLines([[`${of} ${numberText(is)}`, "value", "compared with", "change"], ...rows], 3)];
}

/** A value in a table: of a long list only how many numbers it has. */
function valueText(value: Json): string {
  if (typeof value === "string") return value.length > mostShown ? `${value.slice(0, mostShown)}…` : value;
  const text = JSON.stringify(value);
  return Array.isArray(value) && text.length > mostShown
    ? `${value.flat(Number.POSITIVE_INFINITY).length} numbers`
    : text;
}

/** The most characters of a value. */
const mostShown = 40;

/** For many answers: how much each column changes them on average, whatever the direction. */
function meanChangeLines(all: readonly (readonly Explanation[])[]): readonly string[] {
  const changes = new Map<string, number[]>();
  for (const { columns } of all.flat()) {
    for (const { column, change } of columns) {
      const known = changes.get(column) ?? [];
      known.push(Math.abs(change));
      changes.set(column, known);
    }
  }
  const means = [...changes].map(
    ([column, each]) => [column, each.reduce((sum, one) => sum + one, 0) / each.length] as const,
  );
  const sorted = means.toSorted((a, b) => b[1] - a[1]).map(([column, mean]) => [column, numberText(mean)]);
  return ["", ...tableLines([["column", `mean change, ${counted(all.length, "row")}`], ...sorted])];
}

function signed(change: number): string {
  return `${change > 0 ? "+" : ""}${numberText(change)}`;
}
