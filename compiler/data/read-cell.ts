import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { ColumnModel } from "../ir/model.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { ColumnData } from "../ir/table.ts";
import { cellMistake } from "../language/columns/cell-mistake.ts";
import { cellNumbers } from "../language/columns/cell-numbers.ts";
import { paddedSequence, type Sequence, sequenceMistake, sequenceOf } from "../language/columns/padded-sequence.ts";
import { textOptions } from "../language/columns/text-options.ts";
import { categoryIndexOf, categoryText } from "../language/datasets/reading/find-category.ts";
import { readNumber } from "../language/datasets/reading/read-number.ts";
import { sizeOf } from "./fitted-columns.ts";
import { readTokens } from "./read-tokens.ts";

/** Hints are for the row: what the spec says of its columns no longer matters once it is trained. */
const toPredict = true;

/** One row of one column, from a given value; it may be missing if the column's rule puts something in its place. */
export function readCell(
  column: ColumnModel,
  written: Json,
  rangeOf: () => SourceRange | undefined,
  mayMiss: boolean,
): ColumnData | Diagnostic {
  if (mayMiss && column.na?.includes(categoryText(written))) return missingCell(column);
  if (column.type === "category" && column.steps !== undefined) return readTokens(column, written, rangeOf);
  if (column.type === "category") return readCategory(column, written, rangeOf);
  if (textOptions(column) !== undefined) {
    return { kind: "texts", values: Int32Array.of(0), texts: [categoryText(written)] };
  }
  const read = typeof written === "string" || isDate(column) ? cellNumbers(column) : undefined;
  return read === undefined
    ? readNumbers(column, written, rangeOf, mayMiss)
    : readList(column, read, written, rangeOf, mayMiss);
}

function isDate({ word }: ColumnModel): boolean {
  return word?.type === "date";
}

function readList(
  column: ColumnModel,
  read: (text: string) => readonly (number | null)[] | undefined,
  written: Json,
  rangeOf: () => SourceRange | undefined,
  mayMiss: boolean,
): ColumnData | Diagnostic {
  const text = categoryText(written);
  const numbers = read(text);
  if (numbers !== undefined && (mayMiss || !numbers.includes(null))) return listData(numbers);
  return cellMistake(column, {
    written: text,
    where: whereOf(column),
    range: rangeOf(),
    numberIn: readNumber,
    toPredict,
  });
}

function missingCell({ type, shape }: ColumnModel): ColumnData {
  const missing = Uint8Array.of(1);
  if (type === "category") return { kind: "categories", values: Int32Array.of(0), missing };
  return { kind: "numbers", values: new Float64Array(sizeOf(shape)), missing };
}

/** Numbers of which some may be missing. */
function listData(numbers: readonly (number | null)[]): ColumnData {
  const values = new Float64Array(numbers.length);
  for (let index = 0; index < numbers.length; index++) values[index] = numbers[index] ?? 0;
  if (!numbers.includes(null)) return { kind: "numbers", values };
  const missingNumbers = Uint8Array.from(numbers, (each) => (each === null ? 1 : 0));
  return { kind: "numbers", values, missing: Uint8Array.of(1), missingNumbers };
}

function readCategory(
  column: ColumnModel,
  written: Json,
  rangeOf: () => SourceRange | undefined,
): ColumnData | Diagnostic {
  const categories = column.categories ?? [];
  const where = whereOf(column);
  const text = categoryText(written);
  if (text === "") return diagnostic("not-a-number", rangeOf(), { written: "", where, toPredict });
  const index = categoryIndexOf(column, written);
  if (index === undefined) return diagnostic("category-not-listed", rangeOf(), { written: text, where, categories });
  return { kind: "categories", values: Int32Array.of(index) };
}

function readNumbers(
  column: ColumnModel,
  written: Json,
  rangeOf: () => SourceRange | undefined,
  mayMiss: boolean,
): ColumnData | Diagnostic {
  const leaves = leavesOf(written);
  const sequence = sequenceOf(column);
  if (sequence !== undefined) return readSteps(sequence, leaves, column, rangeOf);
  const size = sizeOf(column.shape);
  if (leaves.length !== size) {
    const problem = `"${column.name}" takes ${size} ${size === 1 ? "number" : "numbers"}, not ${leaves.length}.`;
    return diagnostic("input-form", rangeOf(), { problem, advice: `Its shape is [${column.shape.join(", ")}].` });
  }
  const isMissing = (leaf: Json) => mayMiss && column.na?.includes(categoryText(leaf)) === true;
  const numbers = leaves.map((leaf) => (isMissing(leaf) ? null : numberOf(leaf)));
  const odd = numbers.indexOf(undefined);
  if (odd < 0) return listData(numbers as readonly (number | null)[]);
  const given = { written: categoryText(leaves[odd] as Json), where: whereOf(column), toPredict } as const;
  return diagnostic("not-a-number", rangeOf(), given);
}

/** The steps of a sequence, padded. */
function readSteps(
  sequence: Sequence,
  leaves: readonly Json[],
  column: ColumnModel,
  rangeOf: () => SourceRange | undefined,
): ColumnData | Diagnostic {
  const numbers = leaves.map(numberOf);
  const odd = numbers.indexOf(undefined);
  const where = whereOf(column);
  if (odd >= 0)
    return diagnostic("not-a-number", rangeOf(), { written: categoryText(leaves[odd] as Json), where, toPredict });
  const wrong = sequenceMistake(numbers.length, sequence);
  if (wrong === undefined)
    return { kind: "numbers", values: Float64Array.from(paddedSequence(numbers as number[], sequence)) };
  return diagnostic("input-form", rangeOf(), { problem: `"${column.name}" ${wrong[0]}.`, advice: wrong[1] });
}

/** The finite number that a value is; undefined where it is none. */
function numberOf(leaf: Json): number | undefined {
  const value = typeof leaf === "string" ? readNumber(leaf) : leaf;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function whereOf({ name }: ColumnModel): string {
  return `"${name}" of the input`;
}

/** Every value of nested lists, in order. */
function leavesOf(written: Json): readonly Json[] {
  return Array.isArray(written) ? written.flatMap(leavesOf) : [written];
}
