import type { SplitRows, SplitSizes } from "../define/column.ts";
import { integer } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";

/** How many folds there are, and which of them is for validation. */
export const foldOptions = {
  folds: integer({
    summary: "The number of folds; `train --folds` trains once for each.",
    default: 5,
    minimum: 2,
    maximum: 1000,
  }),
  fold: integer({ summary: "The fold that is for validation, from 1.", default: 1, minimum: 1, maximum: 1000 }),
};

/** One fold of all rows is for validation, none for test. */
export function sizesOfFolds(): SplitSizes {
  return { validation: "some", test: 0 };
}

interface Folds {
  readonly folds: number;
  readonly fold: number;
}

/** One fold for validation, the others for training; `foldOf` has the fold of each row, from 0. */
export function partsOfFolds(foldOf: ArrayLike<number>, { folds, fold }: Folds): SplitRows | ShapeMistake {
  if (fold > folds) {
    return { mistake: `has ${folds} folds, and no fold ${fold}`, hint: `Write a fold from 1 to ${folds}.` };
  }
  const rows = Uint32Array.from({ length: foldOf.length }, (_, row) => row);
  return {
    training: rows.filter((row) => foldOf[row] !== fold - 1),
    validation: rows.filter((row) => foldOf[row] === fold - 1),
    test: new Uint32Array(),
  };
}

/** Why there cannot be that many folds: each needs at least one of the things that are dealt out. */
export function tooManyFolds(folds: number, count: number, what: string): ShapeMistake | undefined {
  if (folds <= count) return undefined;
  return { mistake: `has ${folds} folds, but there are only ${count} ${what}`, hint: "Write fewer `folds`." };
}
