import { type DateOrder, type DatePart, dateNumbers } from "../../../runtime/columns/date.ts";
import type { ColumnProfile } from "../profile/column-profile.ts";
import type { ColumnChoice } from "./column-choice.ts";

/** Parts of a date that may be inputs; the day of the month says the least, and the time that has passed never recurs. */
const parts = ["year", "month", "weekday", "hour"] as const;

/** Years of four digits. */
const [firstYear, lastYear] = [1000, 3000];

/** A date is an input by those of its parts that differ; its order is the one in which all its texts are dates. */
export function chooseDate({ name, missing, counts }: ColumnProfile): ColumnChoice | undefined {
  const texts = [...counts.keys()];
  const order =
    missing > 0 ? undefined : orders(texts[0] ?? "").find((each) => texts.every((text) => isIn(each, text)));
  if (order === undefined) return undefined;
  const all: readonly DatePart[] = [...parts, "day"];
  const rows = texts.map((text) => dateNumbers(text, all, false, order) ?? []);
  const differ = all.filter((_, part) => new Set(rows.map((row) => row[part])).size > 1);
  // Months without days begin on any weekday.
  const used = parts.filter((part) => differ.includes(part) && (part !== "weekday" || differ.includes("day")));
  if (used.length === 0) return undefined;
  const written = {
    type: "date",
    parts: [...used],
    ...(used.includes("year") && { years: yearsOf(rows) }),
    ...(order !== "ymd" && { order }),
  };
  const done = `${used.join(", ")}${order === "ymd" ? "" : `; order: ${order}`}`;
  return { name, role: "input", what: "date", done, written };
}

/** The first and the last year; each row begins with the years since 2000. */
function yearsOf(rows: readonly (readonly number[])[]): [number, number] {
  const years = rows.map(([year = 0]) => year + 2000);
  return [years.reduce((a, b) => (b < a ? b : a)), years.reduce((a, b) => (b > a ? b : a))];
}

/** The orders to try; where both fit, slashes are American. */
function orders(text: string): readonly DateOrder[] {
  return text.includes("/") ? ["ymd", "mdy", "dmy"] : ["ymd", "dmy", "mdy"];
}

function isIn(order: DateOrder, text: string): boolean {
  const [year = Number.NaN] = dateNumbers(text, ["year"], false, order) ?? [];
  return year + 2000 >= firstYear && year + 2000 <= lastYear;
}
