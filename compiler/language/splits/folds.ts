import type { SplitRequest, SplitRows, SplitSizes } from "../define/column.ts";
import { integer } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { parts } from "./shared-options.ts";
import { without } from "./without.ts";

/** How many folds there are, and which of them is for validation. */
export const foldOptions = {
  folds: integer({
    summary: "The number of folds; `train --folds` trains once for each.",
    default: 5,
    minimum: 2,
    maximum: 1000,
  }),
  fold: integer({ summary: "The fold that is for validation, from 1.", default: 1, minimum: 1, maximum: 1000 }),
  test: { ...parts.test, summary: `${parts.test.summary} They are chosen first; the folds are of the others.` },
};

/** One fold is for validation. */
export function sizesOfFolds({ test }: { readonly test: number }): SplitSizes {
  return { validation: "some", test };
}

interface Folds {
  readonly folds: number;
  readonly fold: number;
}

/**
 * One fold for validation, the others for training, of the rows that are not in `test`; `foldsOf` is given those rows,
 * numbered anew, and returns the fold of each, from 0.
 */
export function partsOfFolds(
  request: SplitRequest,
  test: Uint32Array,
  { folds, fold }: Folds,
  foldsOf: (others: SplitRequest) => ArrayLike<number> | ShapeMistake,
): SplitRows | ShapeMistake {
  const { rows, request: others } = without(request, test);
  const foldOf = foldsOf(others);
  if ("mistake" in foldOf) return foldOf;
  if (fold > folds) {
    return { mistake: `has ${folds} folds, and no fold ${fold}`, hint: `Write a fold from 1 to ${folds}.` };
  }
  return {
    training: rows.filter((_, index) => foldOf[index] !== fold - 1),
    validation: rows.filter((_, index) => foldOf[index] === fold - 1),
    test,
  };
}

/** Why there cannot be that many folds: each needs at least one of the things that are dealt out. */
export function tooManyFolds(folds: number, count: number, what: string): ShapeMistake | undefined {
  if (folds <= count) return undefined;
  return { mistake: `has ${folds} folds, but there are only ${count} ${what}`, hint: "Write fewer `folds`." };
}
