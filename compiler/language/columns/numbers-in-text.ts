import type { ColumnModel } from "../../ir/model.ts";

/** How the texts of a file are read as numbers. */
export type ReadNumber = (text: string) => number | undefined;

/** Brackets around all numbers, or around some of them. */
const brackets = /[[\]()]/g;

/** What stands between two numbers. */
const between = /\s*[,;|]\s*|\s+/;
const betweenWithComma = /\s*[;|]\s*|\s+/;

/**
 * The texts of the numbers in one cell: `0.1 0.2`, `0.1, 0.2`, `[0.1, 0.2]`, `0.1;0.2`, or with what stands between them
 * given. Brackets are passed over, and a comma is no separator where decimals are written with one.
 */
export function numberTexts(cell: string, separator: string | undefined, numberIn: ReadNumber): readonly string[] {
  const inside = cell.replaceAll(brackets, " ").trim();
  if (inside === "") return [];
  if (separator !== undefined) return inside.split(separator).map((each) => each.trim());
  return inside.split(numberIn("0,5") === undefined ? between : betweenWithComma);
}

/** The numbers in one cell, null for those that are missing; undefined where one of them is none. */
export function numbersInText(
  cell: string,
  { separator, na = [] }: Pick<ColumnModel, "separator" | "na">,
  numberIn: ReadNumber,
): readonly (number | null)[] | undefined {
  const numbers = numberTexts(cell, separator, numberIn).map((text) => (na.includes(text) ? null : numberIn(text)));
  return numbers.every((each) => each !== undefined) ? numbers : undefined;
}

/** How many numbers most of some cells hold, each of which occurs so often; undefined where most hold none. */
export function commonestLength(
  cells: ReadonlyMap<string, number>,
  column: Pick<ColumnModel, "separator" | "na">,
  numberIn: ReadNumber,
): number | undefined {
  const counts = new Map<number, number>();
  let all = 0;
  for (const [cell, count] of cells) {
    const length = numbersInText(cell, column, numberIn)?.length ?? 0;
    counts.set(length, (counts.get(length) ?? 0) + count);
    all += count;
  }
  const [length = 0, count = 0] = [...counts].filter(([each]) => each > 0).sort(([, a], [, b]) => b - a)[0] ?? [];
  return 2 * count > all ? length : undefined;
}
