import type { Model } from "../ir/model.ts";
import type { Measure } from "../run/network-module.ts";
import type { Run } from "../run/train.ts";
import { grouped } from "./number-text.ts";

/** Maximum number of confusions listed if the table is too wide. */
const mostMistakes = 10;

/**
 * Every table of counts by category, under its name: on test rows if there are any, else on validation rows, else on
 * training rows. If a table is too wide for the screen, the most frequent mistakes are listed instead.
 */
export async function confusionLines(
  { model, measures }: Pick<Run, "model" | "measures">,
  width: number,
): Promise<readonly string[]> {
  const on = (["test", "validation"] as const).find((part) => Object.keys(measures[part]).length > 0) ?? "training";
  const lines: string[] = [];
  for (const [name, table] of Object.entries(measures[on])) {
    if (!isTable(table)) continue;
    const categories = categoriesOf(model, name);
    const whole = await tableText(categories, table);
    const fits = whole.every((line) => line.length <= width);
    if (lines.length > 0) lines.push("");
    lines.push(
      `${name} on ${on} (${fits ? "rows: actual category, columns: predicted" : "actual category, predicted as"})`,
    );
    lines.push(...(fits ? whole : mistakes(categories, table)));
  }
  return lines;
}

/** True for a table of counts. */
export function isTable(measure: Measure): measure is readonly (readonly number[])[] {
  return typeof measure !== "number";
}

function categoriesOf({ metrics, outputs, dataset }: Model, metric: string): readonly string[] {
  const measures = metrics.find(({ name }) => name === metric)?.measures ?? {};
  const output = outputs.find(({ name }) => "output" in measures && name === measures.output);
  const [column] = output?.target?.columns ?? [];
  return dataset?.columns.find(({ name }) => name === column)?.categories ?? [];
}

async function tableText(
  categories: readonly string[],
  table: readonly (readonly number[])[],
): Promise<readonly string[]> {
  const { tableLines } = await import("./table.ts");
  return tableLines([
    ["", ...categories],
    ...table.map((row, index) => [categories[index] ?? "", ...row.map(grouped)]),
  ]);
}

/** The mistakes by descending frequency, then in the order of the categories. */
function mistakes(categories: readonly string[], table: readonly (readonly number[])[]): readonly string[] {
  const all = table.flatMap((row, right) =>
    row.flatMap((count, answer) => (count === 0 || answer === right ? [] : [{ count, right, answer }])),
  );
  const sorted = all.sort((a, b) => b.count - a.count || a.right - b.right || a.answer - b.answer);
  const listed = sorted
    .slice(0, mostMistakes)
    .map(({ count, right, answer }) => `${grouped(count)} × ${categories[right]} predicted as ${categories[answer]}`);
  const more = sorted.length - listed.length;
  return sorted.length === 0 ? ["no mistake"] : more > 0 ? [...listed, `… and ${more} rarer ones`] : listed;
}
