import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { initTable } from "../../compiler/init/init-table.ts";
import { readTable } from "../../compiler/init/profile/read-table.ts";
import { folderWith } from "../cli/netwright.ts";

/** The lines and the spec of a file with this header and these rows. */
function initOf(header: string, rows: readonly string[], target: string): { lines: readonly string[]; spec: string } {
  const path = join(folderWith({}), "data.csv");
  writeFileSync(path, `${[header, ...rows].join("\n")}\n`);
  const read = readTable(path);
  if ("code" in read) throw new Error(read.text);
  const made = initTable(read, target, "data", "data.csv");
  return { lines: made.lines, spec: made.kind === "spec" ? made.spec : made.diagnostic.text };
}

const rowsOf = (count: number, row: (index: number) => string) => Array.from({ length: count }, (_, i) => row(i));

test("a column without a name whose numbers all differ only tells the rows apart, as does one called an identifier", () => {
  // 60 rows of a larger table, with the numbers that they had there; a few numbers of `seqno` occur twice.
  const rows = rowsOf(60, (i) => `${i * 3 + 5},${1000 + i - (i % 30 === 1 ? 1 : 0)},${(i * 7) % 13},${i * 0.5}`);
  const { lines } = initOf(",seqno,size,price", rows, "price");
  expect(lines.slice(1, 4)).toEqual([
    "  column1   numbers the rows        kept beside the answers, not an input",
    "  seqno     numbers the rows        kept beside the answers, not an input",
    "  size      number",
  ]);
});

test("rows of one person stay in one part", () => {
  const rows = rowsOf(60, (i) => `P${i % 20},${(i * 7) % 13},${i < 30 ? "well" : "ill"}`);
  const { lines, spec } = initOf("patient,pulse,state", rows, "state");
  expect(lines).toContain("  patient   20 different       rows of one stay together, not an input");
  expect(lines).toContain("  state     well 30 / ill 30   target; by patient, 20 % test");
  expect(spec).toContain("split: { type: group, column: patient, test: 0.2 }");
});

test("numbers are categories where the column is called a code", () => {
  const rows = rowsOf(120, (i) => `${(i % 4) + 1}.0,${i % 9},${i * 0.5}`);
  const { lines, spec } = initOf("season,wind,sold", rows, "sold");
  expect(lines[1]).toBe("  season   category of 4");
  expect(spec).toContain('season: { type: category, categories: [ "1.0", "2.0", "3.0", "4.0" ], unknown: ignore }');
});

test("numbers that are all days are dates, and a rising year is the order of a series", () => {
  const days = rowsOf(40, (i) => `2011${String((i % 12) + 1).padStart(2, "0")}${10 + (i % 18)},${i * 0.5},${i % 7}`);
  expect(initOf("when,a,b", days, "a").lines[1]).toBe("  when   date                    month, weekday");
  const years = rowsOf(120, (i) => `${1800 + i},${(i * i) % 17}.5`);
  const { lines, spec } = initOf("YEAR,spots", years, "spots");
  expect(lines[1]).toBe("  YEAR    numbers the rows          the order of the rows");
  expect(spec).toContain("window: { length: 13, target: spots }");
});

test("where there is a date and the split is random, a line says so, and how to split by time", () => {
  const rows = rowsOf(
    60,
    (i) => `${10 + (i % 18)}.${String((i % 12) + 1).padStart(2, "0")}.2021,${(i * 7) % 13},${i * 0.5}`,
  );
  const { lines, spec } = initOf("day,wind,sold", rows, "sold");
  expect(spec).toContain("split: { type: random, test: 0.2 }");
  expect(lines.at(-1)).toBe(
    "The rows are split at random, though day is a date; to test on the latest rows, write split: { type: time, column: day, test: 0.2 }.",
  );
  const without = initOf(
    "wind,sold",
    rows.map((row) => row.slice(11)),
    "sold",
  );
  expect(without.lines.at(-1)).toContain("target; random, 20 % test");
});

test("few rows are all trained on, for about 4000 updates; more rows are stopped by their validation part", () => {
  // 80 training rows: three batches of up to 32 in each epoch.
  const few = initOf(
    "a,b",
    rowsOf(100, (i) => `${(i * 7) % 31},${i * 0.5}`),
    "b",
  ).spec;
  expect(few).toContain("split: { type: random, test: 0.2 }");
  expect(few).toContain("learningRate: { type: cosineDecay, initialLearningRate: 0.003, decaySteps: 4002 }");
  expect(few).toContain("epochs: 1334\n");
  expect(few).not.toContain("expect:");
  const more = initOf(
    "a,b",
    rowsOf(1001, (i) => `${(i * 7) % 31},${i * 0.5}`),
    "b",
  ).spec;
  expect(more).toContain("split: { type: random, validation: 0.1, test: 0.2 }");
  expect(more).toContain("earlyStopping: { monitor: validation.loss, patience: 40 }");
});
