import type { ColumnProfile } from "../profile/column-profile.ts";

/** Names of a column that says whose rows these are: `subject`, `patient_id`, `customerID`. */
const names =
  /^(subject|patient|person|individual|participant|respondent|customer|client|user|player|speaker|student|child|household|family)s?[ _.-]?(id|no|nr|num|number|code)?$/i;

/** Fewer persons than this cannot be divided into parts. */
const fewest = 10;

/** A person has at least this many rows on average. */
const rowsOfEach = 1.5;

/** The column that says which rows are of the same person, where most persons have several rows. */
export function personColumn(columns: readonly ColumnProfile[]): ColumnProfile | undefined {
  return columns.find(({ name, kind, rows, missing, distinct, numbers }) => {
    const isName = kind === "text" || (kind === "number" && numbers?.isWhole === true);
    return names.test(name) && isName && missing === 0 && distinct >= fewest && distinct * rowsOfEach <= rows;
  });
}
