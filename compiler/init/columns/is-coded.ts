import type { ColumnProfile } from "../profile/column-profile.ts";

/** Names of columns whose numbers stand for things that have no order, or come round again. */
const names =
  /^(month|mnth|mon|week_?day|day_?of_?week|dow|season|quarter|race|ethnicity|region|district|zone|sector|occupation|religion|country|state)(_?(code|id|no))?$/i;

/** There are this many different ones at most, each in so many rows on average. */
const [most, rowsOfEach] = [31, 10];

/** Whether whole numbers are the codes of categories, by what the column is called: months, seasons, regions. */
export function isCoded({ name, rows, distinct, numbers, na }: ColumnProfile): boolean {
  if (numbers?.isWhole !== true || na.length > 0) return false;
  return names.test(name) && distinct > 2 && distinct <= most && distinct * rowsOfEach <= rows;
}
