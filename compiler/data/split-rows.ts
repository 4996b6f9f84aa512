import { RandomState } from "../../runtime/random-state.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { DatasetModel, SplitModel } from "../ir/model.ts";
import type { Table } from "../ir/table.ts";
import type { SplitRequest, SplitRows } from "../language/define/column.ts";
import type { Language } from "../language/language.ts";
import { checkParts } from "./check-parts.ts";

/** The rows of each part, or why they cannot be split as specified. */
export function splitRows(language: Language, dataset: DatasetModel, table: Table): SplitRows | Diagnostic {
  const { rows } = table;
  const { split } = dataset;
  if (split === undefined) return { training: numbersTo(rows), validation: new Uint32Array(), test: new Uint32Array() };
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
  const request: SplitRequest = {
    rows,
    validation,
    test,
    // Stream 1 of the split's own seed: the network's seed and its streams 0 and 2 do not change the split.
    permutation: () => new RandomState([seed as number, 1]).permutation(rows),
    ...(values && { column: values }),
  };
  const found = word.split(request, split.options);
  checkParts(split.type, found, rows);
  return found;
}

function numbersTo(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row);
}

/** A share of all rows, rounded (half a row up), or the count itself. */
function countOf(part: number, rows: number): number {
  return part < 1 ? Math.round(part * rows) : part;
}

/** Reports a share that is rounded to no row. */
function noRows(
  { ranges }: DatasetModel,
  split: SplitModel,
  part: "validation" | "test",
  rows: number,
): Diagnostic | undefined {
  if (split[part] === 0 || countOf(split[part], rows) > 0) return undefined;
  const range = ranges[`/split/${part}`] ?? split.range;
  const found = `${split[part]} of ${rows} ${rows === 1 ? "row" : "rows"}`;
  return diagnostic("out-of-range", range, { key: part, bound: "a share that is at least one row", found });
}

function tooMany(rows: number, counts: { readonly [part: string]: number }): string {
  const asked = Object.entries(counts).filter(([, count]) => count > 0);
  const parts = asked.map(([name, count]) => `${count} for ${name}`);
  return `Of ${rows} ${rows === 1 ? "row" : "rows"} ${parts.join(" and ")} leave none to train on.`;
}
