import { type SplitRequest, split } from "../define/column.ts";
import { boolean, text } from "../define/option.ts";
import { cutByCategory } from "./cut-by-category.ts";
import { foldOptions, partsOfFolds, sizesOfFolds, tooManyFolds } from "./folds.ts";
import { seed } from "./shared-options.ts";

/** Folds in which the categories of a column are in proportion. */
export const stratifiedKFold = split({
  type: "stratifiedKFold",
  summary:
    "As kFold, with the categories of a column in each fold in the proportions of the whole (scikit-learn's `StratifiedKFold`).",
  columnType: "category",
  options: {
    column: text({ summary: "The column whose categories are kept in proportion." }),
    ...foldOptions,
    shuffle: boolean({ summary: "Whether rows are dealt out at random; otherwise in their order.", default: true }),
    seed,
  },
  example: "split: { type: stratifiedKFold, column: left, folds: 5 }",
  sizes: sizesOfFolds,
  split: (request, options) => {
    const { folds, shuffle } = options;
    const test = request.test > 0 ? testOf(request, shuffle) : new Uint32Array();
    return partsOfFolds(request, test, options, ({ rows, column, permutation }) => {
      const categories = byFirstRow(column?.values ?? []);
      const foldOf = new Uint32Array(rows);
      const ofCategories = rowsByCategory(categories);
      for (const [category, members] of ofCategories.entries()) {
        const dealt = foldsOfCategory(categories, category, folds);
        const order = shuffle ? permutation(members.length) : dealt.keys();
        [...order].forEach((from, to) => {
          foldOf[members[to] as number] = dealt[from] as number;
        });
      }
      const most = Math.max(...ofCategories.map((members) => members.length));
      return tooManyFolds(folds, most, "rows of one category") ?? foldOf;
    });
  },
});

/** Rows of each category for the test: random ones, or the last. */
function testOf({ rows, test, column, permutation }: SplitRequest, shuffle: boolean): Uint32Array {
  const order = shuffle ? permutation() : Uint32Array.from({ length: rows }, (_, row) => rows - 1 - row);
  return cutByCategory(order, column?.values ?? [], 0, test).test;
}

/** Categories numbered in the order of their first rows. */
function byFirstRow(values: ArrayLike<number>): readonly number[] {
  const numbers = new Map<number, number>();
  return Array.from(values, (value) => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  });
}

function rowsByCategory(categories: readonly number[]): readonly (readonly number[])[] {
  const members: number[][] = [];
  categories.forEach((category, row) => {
    const own = members[category] ?? [];
    own.push(row);
    members[category] = own;
  });
  return members;
}

/** The fold of each row of a category: of all rows sorted by category, every k-th is for the same fold. */
function foldsOfCategory(categories: readonly number[], category: number, folds: number): readonly number[] {
  const before = categories.filter((each) => each < category).length;
  const own = categories.filter((each) => each === category).length;
  return Array.from({ length: own }, (_, index) => (before + index) % folds).sort((a, b) => a - b);
}
