import { split } from "../define/column.ts";
import { text } from "../define/option.ts";
import { cut } from "./cut.ts";
import { parts } from "./shared-options.ts";

/** The latest rows are for test, those before them for validation. */
export const time = split({
  type: "time",
  summary:
    "The latest rows are for test, those before them for validation, the earliest for training; rows of the same time stay together. The column has numbers, or dates like 2026-11-28, with or without a time of day; with `type: date` also in the other forms of a date.",
  columnIsNoInput: true,
  columnIsOrder: true,
  options: {
    column: text({
      summary:
        "The column with the time of each row: numbers, dates that begin with the year, or a column of the type `date`.",
    }),
    ...parts,
  },
  example: "split: { type: time, column: day, validation: 0.1, test: 0.1 }",
  split: ({ rows, validation, test, column, categories }) => {
    const unordered = categories?.find((name) => !yearFirst.test(name));
    if (unordered !== undefined) {
      const hint = "Write dates with the year first (2026-11-28), or use a column of numbers.";
      return { mistake: `cannot tell when "${unordered}" is`, hint };
    }
    if (column?.missing?.includes(1)) {
      return { mistake: "has rows without a time", hint: "Fill them in, or remove these rows." };
    }
    const width = (column?.values.length ?? 0) / rows;
    const rank = rankOfCategories(categories ?? []);
    const times = Array.from({ length: rows }, (_, row) => {
      const value = column?.values[row * width] ?? 0;
      return categories === undefined ? value : (rank[value] ?? 0);
    });
    const order = Uint32Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
    const changes = Array.from(order.keys()).filter(
      (at) => at > 0 && times[order[at - 1] as number] !== times[order[at] as number],
    );
    const testFrom = test === 0 ? rows : nearest(changes, rows - test);
    const validationFrom =
      validation === 0
        ? testFrom
        : nearest(
            changes.filter((at) => at < testFrom),
            testFrom - validation,
          );
    if (validationFrom < 0 || testFrom < 0) {
      return {
        mistake: "needs an own time for each part, and there are too few",
        hint: "Name a column with more values.",
      };
    }
    return cut(order, testFrom - validationFrom, rows - testFrom);
  },
});

/** Texts whose order is that of their times: `2026`, `2026-11`, `2026-11-28`, `2026-11-28 09:30`. */
const yearFirst = /^\d{4}([-/. ]\d{2}([-/. ]\d{2}([T ].*)?)?)?$/;

/** The order of each category among the names sorted by their characters. */
function rankOfCategories(names: readonly string[]): readonly number[] {
  const sorted = [...names].sort((a, b) => (a < b ? -1 : 1));
  const ranks = new Map(sorted.map((name, rank) => [name, rank]));
  return names.map((name) => ranks.get(name) as number);
}

/** Where the time changes nearest to a position; the earlier of two, −1 if there is none. */
function nearest(changes: readonly number[], position: number): number {
  const closer = (a: number, b: number) => (Math.abs(b - position) < Math.abs(a - position) ? b : a);
  return changes.length === 0 ? -1 : changes.reduce(closer);
}
