import type { ColumnProfile } from "../profile/column-profile.ts";

/** Categories of an input that are listed at most. */
const mostListed = 50;

/** A category with fewer rows can hardly be learnt. */
const fewestRows = 5;

/** All categories are listed where there are no more than this. */
const fewCategories = 10;

/**
 * The categories of an input that are common enough to be listed: those of at least five rows (all, where there are at
 * most ten), at most fifty. Nothing where they are less than half of the rows: such texts are no categories.
 */
export function commonCategories({ rows, missing, counts }: ColumnProfile): readonly string[] | undefined {
  const isFew = counts.size <= fewCategories;
  const common = [...counts].filter(([, count]) => isFew || count >= fewestRows).slice(0, mostListed);
  const covered = common.reduce((sum, [, count]) => sum + count, 0);
  const areOwn = counts.size > (rows - missing) / 2;
  return common.length === 0 || areOwn || covered * 2 < rows - missing ? undefined : common.map(([text]) => text);
}
