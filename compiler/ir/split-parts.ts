import type { SplitModel } from "./model.ts";

/** Whether a split has rows of a part; without a split, all rows are for training. */
export function hasRowsOf(split: SplitModel | undefined, part: "training" | "validation" | "test"): boolean {
  return part === "training" || (split !== undefined && split[part] !== 0);
}
