import { RandomState } from "../../../runtime/random-state.ts";
import type { DatasetModel } from "../../2-resolve/model.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SplitRows } from "../../vocabulary/column.ts";
import type { Table } from "../../vocabulary/dataset.ts";
import { splits } from "../../vocabulary/registry.gen.ts";

/** The rows of each part, or why they cannot be parted as the spec says. */
export function splitRows(dataset: DatasetModel, table: Table): SplitRows | Diagnostic {
  const { rows } = table;
  const { split } = dataset;
  if (split.type === "none") {
    const training = Uint32Array.from({ length: rows }, (_, row) => row);
    return { training, validation: new Uint32Array(), test: new Uint32Array() };
  }
  const word = splits[split.type];
  if (word === undefined) throw new Error(`there is no split ${split.type}`);
  const validation = countOf(split.validation, rows);
  const test = countOf(split.test, rows);
  const problem = splitProblem(dataset, rows, validation, test);
  if (problem !== undefined) return diagnostic("split-too-large", split.place, { problem });
  const grouped = split.column === undefined ? undefined : table.columns[split.column];
  return word.split({
    rows,
    validation,
    test,
    // Stream 1 of the split's own seed: the network's seed and its streams 0 and 2 move no row.
    permutation: () => new RandomState([split.seed, 1]).permutation(rows),
    ...(grouped?.kind === "categories" ? { categories: grouped.values } : {}),
  });
}

/** A share of all rows, rounded (half a row up), or the count itself. */
function countOf(part: number, rows: number): number {
  return part < 1 ? Math.round(part * rows) : part;
}

function splitProblem({ split }: DatasetModel, rows: number, validation: number, test: number): string | undefined {
  const parts = [
    { name: "validation", share: split.validation, count: validation },
    { name: "test", share: split.test, count: test },
  ];
  const none = parts.find(({ share, count }) => share > 0 && count === 0);
  if (none !== undefined) return `A share of ${none.share} of ${rows} rows leaves no row for ${none.name}.`;
  if (validation + test < rows) return undefined;
  const asked = parts.filter(({ count }) => count > 0).map(({ name, count }) => `${count} for ${name}`);
  return `Of ${rows} rows ${asked.join(" and ")} leave none to train on.`;
}
