import { RandomState } from "../../runtime/random-state.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { DatasetModel, SplitModel } from "../ir/model.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import type { SplitRequest, SplitRows } from "../language/define/column.ts";
import type { Language } from "../language/language.ts";
import { checkParts } from "./check-parts.ts";

/** The rows of each part, or why they cannot be split as specified. */
export function splitRows(language: Language, dataset: DatasetModel, table: Table): SplitRows | Diagnostic {
  const { validation: ownValidation, test: ownTest } = table.ownParts ?? { validation: 0, test: 0 };
  const rows = table.rows - ownValidation - ownTest;
  const found = splitFirst(language, dataset, table, rows);
  if (table.ownParts === undefined || "code" in found) return found;
  // Rows of files of their own come last.
  const validation = numbersFrom(rows, ownValidation);
  const test = numbersFrom(rows + ownValidation, ownTest);
  return {
    training: found.training,
    validation: joined(found.validation, validation),
    test: joined(found.test, test),
  };
}

/** Splits the first rows of a table. */
function splitFirst(language: Language, dataset: DatasetModel, table: Table, rows: number): SplitRows | Diagnostic {
  const { split } = dataset;
  if (split === undefined)
    return { training: numbersFrom(0, rows), validation: new Uint32Array(), test: new Uint32Array() };
  const word = language.splits[split.type];
  if (word === undefined) throw new Error(`there is no split ${split.type}`);
  const validation = countOf(split.validation, rows);
  const test = countOf(split.test, rows);
  const mistake = noRows(dataset, split, "validation", rows) ?? noRows(dataset, split, "test", rows);
  if (mistake !== undefined) return mistake;
  if (validation + test >= rows)
    return diagnostic("split-too-large", split.range, { problem: tooMany(rows, { validation, test }) });
  const { seed = 0, column } = split.options;
  const values = typeof column === "string" ? table.columns[column] : undefined;
  const categories = dataset.columns.find(({ name }) => name === column)?.categories;
  // Stream 1 of the split's own seed: the network's seed and its streams 0 and 2 do not change the split.
  const random = new RandomState([seed as number, 1]);
  const request: SplitRequest = {
    rows,
    validation,
    test,
    permutation: (count = rows) => random.permutation(count),
    ...(values && { column: firstOf(values, table, rows) }),
    ...(categories && { categories }),
  };
  const found = word.split(request, split.options);
  if ("mistake" in found) {
    const { mistake: problem, hint: advice } = found;
    return diagnostic("split-unfit", split.range, { type: split.type, problem, advice });
  }
  checkParts(split.type, found, rows);
  const empty = (["validation", "test"] as const).find((part) => split[part] === "some" && found[part].length === 0);
  if (empty !== undefined) {
    const parameters = {
      type: split.type,
      problem: `has no rows for ${empty}`,
      advice: "No row of the data is so named.",
    };
    return diagnostic("split-unfit", split.range, parameters);
  }
  return found;
}

function numbersFrom(first: number, rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => first + row);
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The values of the first rows of a column. */
function firstOf(data: ColumnData, { rows: all }: Table, rows: number): ColumnData {
  if (rows === all) return data;
  const missing = data.missing === undefined ? {} : { missing: data.missing.subarray(0, rows) };
  if (data.kind !== "numbers") return { ...data, values: data.values.subarray(0, rows), ...missing };
  const count = (rows * data.values.length) / all;
  const marks = data.missingNumbers && { missingNumbers: data.missingNumbers.subarray(0, count) };
  return { kind: "numbers", values: data.values.subarray(0, count), ...missing, ...marks };
}

/** A share of all rows, rounded (half a row up), or the count itself. */
function countOf(part: SplitModel["test"], rows: number): number {
  if (part === "some") return 0;
  return part < 1 ? Math.round(part * rows) : part;
}

/** Reports a share that is rounded to no row. */
function noRows(
  { ranges }: DatasetModel,
  split: SplitModel,
  part: "validation" | "test",
  rows: number,
): Diagnostic | undefined {
  if (split[part] === "some" || split[part] === 0 || countOf(split[part], rows) > 0) return undefined;
  const range = ranges[`/split/${part}`] ?? split.range;
  const found = `${split[part]} of ${rows} ${rows === 1 ? "row" : "rows"}`;
  return diagnostic("out-of-range", range, { key: part, bound: "a share that is at least one row", found });
}

function tooMany(rows: number, counts: { readonly [part: string]: number }): string {
  const asked = Object.entries(counts).filter(([, count]) => count > 0);
  const parts = asked.map(([name, count]) => `${count} for ${name}`);
  return `Of ${rows} ${rows === 1 ? "row" : "rows"} ${parts.join(" and ")} leave none to train on.`;
}
