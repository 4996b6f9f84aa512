import { type SplitRequest, split } from "../define/column.ts";
import { text } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { foldOptions, partsOfFolds, sizesOfFolds, tooManyFolds } from "./folds.ts";
import { partsOfGroups } from "./group.ts";
import { groupsOfRows } from "./groups-of-rows.ts";
import { seed } from "./shared-options.ts";

/** Folds in which the rows of a group stay together. */
export const groupKFold = split({
  type: "groupKFold",
  summary:
    "As kFold, but rows with the same value in a column, a person say, are in the same fold: the largest group first, each to the fold with the fewest rows (scikit-learn's `GroupKFold`).",
  columnIsNoInput: true,
  options: { column: text({ summary: "The column that says which rows belong together." }), ...foldOptions, seed },
  example: "split: { type: groupKFold, column: person, folds: 5 }",
  sizes: sizesOfFolds,
  split: (request, options) => {
    const test = request.test > 0 ? testGroups(request) : new Uint32Array();
    if ("mistake" in test) return test;
    return partsOfFolds(request, test, options, ({ rows, column }) => {
      const value = (group: readonly number[]) => column?.values[group[0] as number] ?? 0;
      const groups = [...groupsOfRows(column, rows)].sort((a, b) => value(a) - value(b));
      const counts = new Array<number>(options.folds).fill(0);
      const foldOf = new Uint32Array(rows);
      // The largest first; of equally large ones the last, as scikit-learn has them.
      for (const group of groups.sort((a, b) => a.length - b.length).reverse()) {
        const fold = counts.indexOf(Math.min(...counts));
        counts[fold] = (counts[fold] as number) + group.length;
        for (const row of group) foldOf[row] = fold;
      }
      return tooManyFolds(options.folds, groups.length, "groups") ?? foldOf;
    });
  },
});

/** The rows of random groups for the test, as the split `group` chooses them. */
function testGroups(request: SplitRequest): Uint32Array | ShapeMistake {
  const found = partsOfGroups({ ...request, validation: 0 });
  return "mistake" in found ? found : found.test;
}
