import { dateNumbers } from "../../../runtime/columns/date.ts";
import { defaultMissingTexts } from "../../language/columns/missing-texts.ts";
import { numbersInText } from "../../language/columns/numbers-in-text.ts";
import type { RowsOfFile } from "../../language/datasets/tabular/rows-of-file.ts";
import { type ColumnCells, columnCells } from "./column-cells.ts";
import type { ColumnKind, ColumnProfile, NumberFacts } from "./column-profile.ts";
import { isDate } from "./is-date.ts";

/** So great a share of numbers makes a column of numbers; the other texts mean that there is no value. */
const mostAreNumbers = 0.9;

/** So great a share of dates makes a column of dates. */
const mostAreDates = 0.95;

/** More different numbers than this are not counted one by one. */
const fewNumbers = 1000;

/** More different texts than this among numbers are no ways to say that there is no value. */
const waysToSayNothing = 3;

/** What the cells of a column show. */
export function profileColumn(file: RowsOfFile, index: number): ColumnProfile {
  if (file.columns[index]?.kind === "nothing") return otherColumn(file, index);
  const cells = columnCells(file, index);
  const [others, present] = [sumOf(cells.texts), file.rows - cells.missing];
  const size = vectorSize(cells, file);
  const kind = size === undefined ? kindOf(cells, present, others) : "vector";
  if (kind === "number") return numberColumn(cells, file.rows, others);
  const counts = byCount([...cells.texts, ...cells.written]);
  const { name, missing } = cells;
  return { name, kind, rows: file.rows, missing, distinct: counts.size, counts, na: [], ...(size && { size }) };
}

/** A column of lists or maps, which was not read. */
function otherColumn({ columnNames, rows }: RowsOfFile, index: number): ColumnProfile {
  const name = columnNames[index] as string;
  return { name, kind: "other", rows, missing: 0, distinct: 0, counts: new Map(), na: [] };
}

/** How many numbers every cell holds, where each is a list of at least two, and all are equally long. */
function vectorSize({ texts, written }: ColumnCells, { numberIn }: RowsOfFile): number | undefined {
  if (texts.size === 0 || written.size > 0) return undefined;
  let size: number | undefined;
  for (const text of texts.keys()) {
    const length = numbersInText(text, { na: defaultMissingTexts }, numberIn)?.length;
    if (length === undefined || length < 2 || (size !== undefined && length !== size)) return undefined;
    size = length;
  }
  return size;
}

function kindOf({ texts }: ColumnCells, present: number, others: number): ColumnKind {
  if (present === 0) return "empty";
  if (others === 0) return "number";
  if (texts.size <= waysToSayNothing && present - others >= mostAreNumbers * present) return "number";
  const dates = sumOf([...texts].filter(([text]) => isDate(text)));
  return dates >= mostAreDates * present ? "date" : "text";
}

function numberColumn({ name, values, missing, texts }: ColumnCells, rows: number, others: number): ColumnProfile {
  const counts = new Map<number, number>();
  for (const value of values) if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const facts = numberFacts(values);
  if (missing + others === 0 && areDays(facts, counts)) {
    const texts = byCount([...counts].map(([value, count]) => [String(value), count]));
    return { name, kind: "date", rows, missing: 0, distinct: counts.size, counts: texts, na: [] };
  }
  const few = counts.size <= fewNumbers ? [...counts].map(([value, count]) => [String(value), count] as const) : [];
  return {
    name,
    kind: "number",
    rows,
    missing: missing + others,
    distinct: counts.size,
    counts: byCount(few),
    na: [...texts.keys()],
    numbers: facts,
  };
}

/** Whether all numbers are days, written as year, month and day: 20000131. */
function areDays({ isWhole, least, greatest }: NumberFacts, counts: ReadonlyMap<number, number>): boolean {
  if (!isWhole || least < 10_000_101 || greatest > 99_991_231) return false;
  return [...counts.keys()].every((value) => dateNumbers(String(value), ["year"], false, "ymd") !== undefined);
}

function numberFacts(values: Float64Array): NumberFacts {
  const present = values.filter((value) => !Number.isNaN(value));
  let [least, greatest, sum, isWhole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, true];
  for (const value of present) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    if (!Number.isInteger(value)) isWhole = false;
    sum += value;
  }
  const mean = sum / present.length;
  let [squares, cubes] = [0, 0];
  for (const value of present) {
    squares += (value - mean) * (value - mean);
    cubes += (value - mean) * (value - mean) * (value - mean);
  }
  const deviation = Math.sqrt(squares / present.length);
  const skewness = deviation === 0 ? 0 : cubes / present.length / (deviation * deviation * deviation);
  return { least, greatest, mean, deviation, skewness, isWhole, values };
}

function sumOf(counts: Iterable<readonly [string, number]>): number {
  let sum = 0;
  for (const [, count] of counts) sum += count;
  return sum;
}

/** The commonest first; of equally frequent ones, as they were found. */
function byCount(counts: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}
