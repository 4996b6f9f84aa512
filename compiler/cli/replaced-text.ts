import type { Replaced } from "../data/encode-input.ts";
import { slotIndex } from "../ir/column-width.ts";
import type { Model } from "../ir/model.ts";
import type { Table } from "../ir/table.ts";
import { counted } from "./counted.ts";

/** Counts the values of many rows that the network takes as something else. */
export interface ReplacedCounts {
  readonly add: (replaced: readonly Replaced[] | undefined, times?: number) => void;
  /** `3 with an unknown plan → other, 1 without income → median`; empty where there are none. */
  readonly text: () => string;
}

/** Columns that are told one by one, those with the most values first. */
const mostTold = 6;

/** Begins to count. */
export function replacedCounts({ dataset }: Model): ReplacedCounts {
  const counts = new Map<string, { readonly text: string; count: number }>();
  const start = ({ column, because }: Replaced) => {
    const { unknown, missing } = dataset?.columns.find(({ name }) => name === column) ?? {};
    const rule = unknown === "ignore" ? "ignored" : (unknown ?? "");
    return because === "unknown" ? `with an unknown ${column} → ${rule}` : `without ${column} → ${missing?.type ?? ""}`;
  };
  return {
    add: (replaced = [], times = 1) => {
      for (const each of replaced) {
        const key = `${each.because} ${each.column}`;
        const known = counts.get(key) ?? { text: start(each), count: 0 };
        counts.set(key, { ...known, count: known.count + times });
      }
    },
    text: () => {
      const all = [...counts.values()].sort((a, b) => b.count - a.count).map(({ text, count }) => `${count} ${text}`);
      const more = all.length > mostTold ? [`and so in ${all.length - mostTold} more columns`] : [];
      return [...all.slice(0, mostTold), ...more].join(", ");
    },
  };
}

/** Counts what is replaced in the input columns of a table. */
export function replacedInTable({ dataset, inputs }: Model, table: Table, counts: ReplacedCounts): void {
  const names = new Set(inputs.flatMap(({ columns }) => columns));
  for (const column of dataset?.columns.filter(({ name }) => names.has(name)) ?? []) {
    const data = table.columns[column.name];
    const missing = data?.missing?.reduce((sum, each) => sum + each, 0) ?? 0;
    if (missing > 0) counts.add([{ column: column.name, because: "missing" }], missing);
    if (data?.kind !== "categories" || column.unknown === undefined) continue;
    const slot = slotIndex(column, "unknown");
    const unknown = data.values.filter((value, row) => value === slot && data.missing?.[row] !== 1).length;
    if (unknown > 0) counts.add([{ column: column.name, because: "unknown" }], unknown);
  }
}

/** `500 rows (3 with an unknown plan → other)`. */
export function rowsText(rows: number, counts: ReplacedCounts): string {
  const text = counts.text();
  return `${counted(rows, "row")}${text === "" ? "" : ` (${text})`}`;
}
