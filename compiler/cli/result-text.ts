import pc from "picocolors";
import { visibleText } from "../ir/visible-text.ts";
import type { Run } from "../run/train.ts";
import { claimLine } from "./claim-line.ts";
import { isTable } from "./confusion-text.ts";
import { numberText } from "./number-text.ts";

/** The loss and the metrics, one column for each part of the rows, and one for always giving the same answer. */
export async function measureLines({
  measures,
  baseline: baselineOf,
}: Pick<Run, "measures" | "baseline">): Promise<readonly string[]> {
  // Loaded when there is something to show, so that training starts without waiting for it.
  const { tableLines } = await import("./table.ts");
  const parts = (["training", "validation", "test"] as const).filter((on) => Object.keys(measures[on]).length > 0);
  // Tables are printed separately.
  const names = Object.entries(measures[parts[0] ?? "training"]).flatMap(([name, value]) =>
    isTable(value) ? [] : [name],
  );
  if (names.length === 0) return [];
  const baseline = baselineOf();
  const head = ["", ...parts, ...(baseline ? [visibleText(baseline.title)] : [])];
  const rows = names.map((name) => {
    const own = parts.map((on) => numberText(Number(measures[on][name] ?? Number.NaN)));
    const constant = baseline?.measures[name];
    return [name, ...own, ...(baseline ? [constant === undefined ? "–" : numberText(constant)] : [])];
  });
  return parts.length === 1 && baseline === undefined ? tableLines(rows) : tableLines([head, ...rows]);
}

/**
 * Every claim and pin with a mark, one on each line. Results of a run with `--set` are printed but not compared: the
 * expectations are for the spec as written.
 */
export function expectationLines({ claims, pins }: Run, colour: boolean, compared = true): readonly string[] {
  if (!compared) return claims.map((result) => `– ${claimLine(result)} (${notCompared})`);
  const paint = pc.createColors(colour);
  const mark = (holds: boolean): string => (holds ? paint.green("✓") : paint.red("✗"));
  return [
    ...claims.map((result) => `${mark(result.holds)} ${visibleText(claimLine(result))}`),
    ...pins.map(({ key, state }) =>
      state === "pending" ? `– ${key} is pending` : `${mark(state === "holds")} ${key}`,
    ),
  ];
}

/** The number of expectations, and the number of those that fail; a pending pin is not counted. */
export function countExpectations({ claims, pins }: Run): { readonly all: number; readonly failed: number } {
  const compared = pins.filter(({ state }) => state !== "pending");
  const failedClaims = claims.filter(({ holds }) => !holds).length;
  const failedPins = compared.filter(({ state }) => state === "differs").length;
  return { all: claims.length + compared.length, failed: failedClaims + failedPins };
}

const notCompared = "not compared: --set";

/** `Every expectation holds (5).` */
export function verdict(run: Run, compared = true): string {
  const { all, failed } = countExpectations(run);
  if (!compared && all > 0) return `${all} ${all === 1 ? "expectation" : "expectations"} ${notCompared}.`;
  if (all === 0) return "No expectations in the spec.";
  if (failed === 0) return `Every expectation holds (${all}).`;
  return `${failed} of ${all} ${all === 1 ? "expectation" : "expectations"} ${failed === 1 ? "does" : "do"} not hold.`;
}
