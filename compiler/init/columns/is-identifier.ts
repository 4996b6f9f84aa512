import type { ColumnProfile } from "../profile/column-profile.ts";

/** In fewer rows whole numbers may well all differ, or be a run, by chance. */
const fewestRows = 10;

/** Names of identifiers: `id`, `customer_id`, `customerID`, `seqno`, `row number`. */
const names = /(^|[^a-z])(id|no|nr|number|index|key)$|[a-z](ID|Id)$|^(seq|row|rec|case)(no|nr|num|number|names?)$/;

/** A column called an identifier may have some of its values twice. */
const fewTwice = 0.9;

/**
 * Whether whole numbers only tell the rows apart: each occurs once and none is left out, or the column has no name, or it is
 * called an identifier and nearly all differ.
 */
export function isIdentifier({ name, isUnnamed, rows, distinct, numbers }: ColumnProfile): boolean {
  if (numbers === undefined || !numbers.isWhole || rows < fewestRows) return false;
  if (names.test(name) || names.test(name.toLowerCase())) return distinct >= fewTwice * rows;
  return distinct === rows && (isUnnamed === true || numbers.greatest - numbers.least === rows - 1);
}
