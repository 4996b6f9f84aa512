import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { mistakesIn } from "../../../diagnostics/mistakes.ts";
import { slotIndex } from "../../../ir/column-width.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { ColumnData, FileFinder } from "../../../ir/table.ts";
import type { FoundArray } from "../arrays/column-array.ts";
import { numberOfCategory } from "./find-category.ts";
import { type IdxValues, readIdx } from "./idx-bytes.ts";
import { isNpy, readNpy } from "./npy-bytes.ts";
import { readBytes } from "./read-bytes.ts";
import { unzipped } from "./unzipped.ts";

/** Finds and reads the file of one column. */
export function idxFile(file: string, range: SourceRange, files: FileFinder): FoundArray {
  const found = readBytes(file, files, range);
  if (!("kind" in found)) return found;
  if (found.kind === "missing") return { ...found, file };
  const bytes = unzipped(found.bytes);
  if ("problem" in bytes) return diagnostic("file-unreadable", range, { file, problem: bytes.problem });
  const values = isNpy(bytes) ? readNpy(bytes) : readIdx(bytes);
  if (values.kind === "values") return values;
  return diagnostic("file-unreadable", range, { file, problem: values.problem });
}

/** The values of one column, checked against what the model says of it. */
export function idxColumn(
  column: ColumnModel,
  values: IdxValues,
  range: SourceRange,
): { readonly data?: ColumnData; readonly diagnostics: readonly Diagnostic[] } {
  const { name, type } = column;
  const row = values.sizes.slice(1);
  const expected = type === "number" || type === "category" ? [] : column.shape;
  if (!sameButForOnes(row, expected)) {
    const parameters = { name, found: rowsOf(row), expected: rowsOf(expected) };
    return { diagnostics: [diagnostic("columns-differ", range, parameters)] };
  }
  if (type !== "category") return { data: { kind: "numbers", values: values.values }, diagnostics: [] };
  const categories = column.categories ?? [];
  const mistakes = mistakesIn(column.file ?? name);
  const indexOf = labelIndexes(categories);
  const found = new Int32Array(values.values.length);
  values.values.forEach((value, index) => {
    const category = indexOf(value) ?? (column.unknown && slotIndex(column, "unknown"));
    found[index] = category ?? 0;
    if (category !== undefined) return;
    const parameters = { written: String(value), where: `row ${index + 1}, column "${name}"`, categories };
    mistakes.add(() => diagnostic("category-not-listed", range, parameters));
  });
  if (mistakes.any()) return { diagnostics: mistakes.list() };
  return { data: { kind: "categories", values: found }, diagnostics: [] };
}

/** Which category a label is: the one called by that number where all are called by numbers, else the one at that index. */
function labelIndexes(categories: readonly string[]): (label: number) => number | undefined {
  const numbers = categories.map((category, index) => [numberOfCategory(category), index] as const);
  const byNumber = new Map(numbers);
  if (!byNumber.has(undefined) && byNumber.size === categories.length) return (label) => byNumber.get(label);
  return (label) => (Number.isInteger(label) && label >= 0 && label < categories.length ? label : undefined);
}

/** `[28, 28]` and `[28, 28, 1]` hold the same numbers in the same order. */
function sameButForOnes(a: readonly number[], b: readonly number[]): boolean {
  const [left, right] = [a, b].map((sizes) => sizes.filter((size) => size !== 1).join());
  return left === right;
}

function rowsOf(sizes: readonly number[]): string {
  return sizes.length === 0 ? "one number a row" : `rows of shape [${sizes.join(", ")}]`;
}
