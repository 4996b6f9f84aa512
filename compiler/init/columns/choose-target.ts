import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import { categoryOrder } from "../../language/datasets/reading/category-order.ts";
import type { ColumnProfile } from "../profile/column-profile.ts";
import type { ColumnChoice } from "./column-choice.ts";
import { countText } from "./count-text.ts";

/** Whole numbers of a target with at most this many different values are categories. */
const fewNumbers = 10;

/** A target of more categories than this has too few rows for each. */
const mostCategories = 200;

/** Categories whose counts are printed. */
const mostCounts = 6;

/** Each part of the data needs rows of each category. */
const fewestRows = 10;

/** The target of a table: a number, or categories with the number of rows of each. */
export interface TargetChoice extends ColumnChoice {
  readonly role: "target";
  /** Rows without it, which are left out. */
  readonly missing: number;
  /** How many numbers it is, where it is several. */
  readonly size?: number;
  /** The categories in order, and the share of the commonest; absent for a number. */
  readonly categories?: {
    readonly names: readonly string[];
    readonly commonest: string;
    readonly share: number;
    readonly isStratified: boolean;
  };
}

/**
 * How the target is learnt: texts and at most ten different whole numbers are categories, and each part of the data gets
 * them in the same proportions; other numbers are numbers. Rows without a target are left out.
 */
export function chooseTarget(column: ColumnProfile, file: string): TargetChoice | Diagnostic {
  const { name, kind, rows, missing, distinct, numbers } = column;
  const unfit = (problem: string, advice: string) =>
    diagnostic("target-unfit", undefined, { name, file, problem, advice });
  if (kind === "empty" || distinct < 2)
    return unfit(`has ${distinct === 0 ? "no values" : "the same value in every row"}`, "Choose another column.");
  const isNumber = kind === "number" && !(numbers?.isWhole && distinct <= fewNumbers && distinct * 2 <= rows);
  if (isNumber) return numberTarget(column);
  if (kind === "vector") return vectorTarget(column);
  if (distinct > mostCategories || distinct * 2 > rows - missing) {
    const problem = `has ${countText(distinct)} different texts in ${countText(rows)} rows, which cannot be told apart`;
    return unfit(problem, "Choose another column, or group its texts into a few categories first.");
  }
  return categoryTarget(column);
}

function numberTarget({ name, rows, missing, na, numbers }: ColumnProfile): TargetChoice {
  const { least = 0, greatest = 0 } = numbers ?? {};
  const written: JsonObject = {
    type: "number",
    scale: "standard",
    ...(missing > 0 && { missing: "skip" }),
    ...(na.length > 0 && { na: [...na] }),
  };
  const what = `number from ${Number(least.toPrecision(6))} to ${Number(greatest.toPrecision(6))}`;
  return { name, role: "target", missing, what, done: `target${skipped(missing, rows)}`, written };
}

function vectorTarget({ name, rows, missing, size = 0 }: ColumnProfile): TargetChoice {
  const written: JsonObject = {
    type: "vector",
    shape: [size],
    scale: "standard",
    ...(missing > 0 && { missing: "skip" }),
  };
  const done = `target${skipped(missing, rows)}`;
  return { name, role: "target", missing, what: `${size} numbers`, done, written, size };
}

function categoryTarget({ name, rows, missing, counts }: ColumnProfile): TargetChoice {
  const names = categoryOrder(counts.keys());
  const [[commonest, most] = ["", 0]] = counts;
  const isStratified = [...counts.values()].every((count) => count >= fewestRows);
  const shown = [...counts].slice(0, mostCounts).map(([category, count]) => `${category} ${countText(count)}`);
  const more = counts.size > mostCounts ? ` and ${counts.size - mostCounts} more` : "";
  const written: JsonObject = { type: "category", categories: [...names], ...(missing > 0 && { missing: "skip" }) };
  return {
    name,
    role: "target",
    missing,
    what: `${shown.join(" / ")}${more}`,
    done: `target${skipped(missing, rows)}`,
    written,
    categories: { names, commonest, share: most / (rows - missing), isStratified },
  };
}

function skipped(missing: number, rows: number): string {
  return missing === 0 ? "" : ` (${countText(missing)} of ${countText(rows)} empty → left out)`;
}
