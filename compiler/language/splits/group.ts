import { type SplitRequest, type SplitRows, split } from "../define/column.ts";
import { text } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { groupsOfRows } from "./groups-of-rows.ts";
import { parts, seed } from "./shared-options.ts";

/** Rows of a group stay together. */
export const group = split({
  type: "group",
  summary:
    "Whole groups are chosen at random: rows with the same value in a column, a person say, are in the same part. The parts have about the sizes that are asked for.",
  columnIsNoInput: true,
  options: { column: text({ summary: "The column that says which rows belong together." }), ...parts, seed },
  example: "split: { type: group, column: person, validation: 0.15, test: 0.15 }",
  split: partsOfGroups,
});

/** Whole groups for the test and for validation. */
export function partsOfGroups(request: SplitRequest): SplitRows | ShapeMistake {
  const { rows, validation, test, column, permutation } = request;
  const groups = groupsOfRows(column, rows);
  const wanted = [test, validation].filter((count) => count > 0).length;
  if (groups.length <= wanted) {
    const found = groups.length === 1 ? "all rows belong to one group" : `there are only ${groups.length} groups`;
    return { mistake: `needs a group for each part, and ${found}`, hint: "Name a column with more values." };
  }
  const order = Array.from(permutation(groups.length), (index) => groups[index] as readonly number[]);
  const forTest = take(order, test, groups.length - wanted);
  const others = order.filter((each) => !forTest.includes(each));
  const forValidation = take(others, validation, others.length - 1);
  const training = others.filter((each) => !forValidation.includes(each));
  const rowsOf = (some: readonly (readonly number[])[]) => Uint32Array.from(some.flat()).sort();
  return { training: rowsOf(training), validation: rowsOf(forValidation), test: rowsOf(forTest) };
}

/** At most `most` groups, in order, each if it brings the number of rows nearer to `count`; at least one, the smallest. */
function take(groups: readonly (readonly number[])[], count: number, most: number): readonly (readonly number[])[] {
  if (count === 0) return [];
  const taken: (readonly number[])[] = [];
  let rows = 0;
  for (const each of groups) {
    if (taken.length === most || rows + each.length / 2 > count) continue;
    taken.push(each);
    rows += each.length;
  }
  return taken.length > 0 ? taken : [groups.reduce((least, each) => (each.length < least.length ? each : least))];
}
