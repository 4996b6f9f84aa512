import { RandomState } from "../../runtime/random-state.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { DatasetModel } from "../ir/model.ts";
import type { Table } from "../ir/table.ts";
import type { SplitRows } from "../language/define/column.ts";
import type { Language } from "../language/language.ts";

/** The rows of each part, or why they cannot be split as specified. */
export function splitRows(language: Language, dataset: DatasetModel, table: Table): SplitRows | Diagnostic {
  const { rows } = table;
  const { split } = dataset;
  if (split.type === "none") {
    const training = Uint32Array.from({ length: rows }, (_, row) => row);
    return { training, validation: new Uint32Array(), test: new Uint32Array() };
  }
  const word = language.splits[split.type];
  if (word === undefined) throw new Error(`there is no split ${split.type}`);
  const validation = countOf(split.validation, rows);
  const test = countOf(split.test, rows);
  const mistake = noRows(dataset, "validation", validation, rows) ?? noRows(dataset, "test", test, rows);
  if (mistake !== undefined) return mistake;
  if (validation + test >= rows)
    return diagnostic("split-too-large", split.range, { problem: tooMany(rows, { validation, test }) });
  const grouped = split.column === undefined ? undefined : table.columns[split.column];
  return word.split({
    rows,
    validation,
    test,
    // Stream 1 of the split's own seed: the network's seed and its streams 0 and 2 do not change the split.
    permutation: () => new RandomState([split.seed, 1]).permutation(rows),
    ...(grouped?.kind === "categories" ? { categories: grouped.values } : {}),
  });
}

/** A share of all rows, rounded (half a row up), or the count itself. */
function countOf(part: number, rows: number): number {
  return part < 1 ? Math.round(part * rows) : part;
}

/** Reports a share that is rounded to no row. */
function noRows(
  { split, ranges }: DatasetModel,
  part: "validation" | "test",
  count: number,
  rows: number,
): Diagnostic | undefined {
  if (split[part] === 0 || count > 0) return undefined;
  const range = ranges[`/split/${part}`] ?? split.range;
  const found = `${split[part]} of ${rows} ${rows === 1 ? "row" : "rows"}`;
  return diagnostic("out-of-range", range, { key: part, bound: "a share that is at least one row", found });
}

function tooMany(rows: number, counts: { readonly [part: string]: number }): string {
  const asked = Object.entries(counts).filter(([, count]) => count > 0);
  const parts = asked.map(([name, count]) => `${count} for ${name}`);
  return `Of ${rows} ${rows === 1 ? "row" : "rows"} ${parts.join(" and ")} leave none to train on.`;
}
