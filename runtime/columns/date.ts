import { cos, sin } from "../sin-cos.ts";

/** A part of a date that enters a network. */
export type DatePart = "year" | "month" | "day" | "weekday" | "hour" | "elapsed";

/** In which order year, month and day are written. */
export type DateOrder = "ymd" | "dmy" | "mdy";

/** The first and the last year of the data: with them, year and elapsed go from -1 in the first to 1 in the last. */
export type Years = readonly [number, number];

const pattern = /^(\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{1,4}))?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/;

/** A month by its name, with the day before it, after it, or no day: `1 Jan 2000`, `January 1, 2000 14:00`, `Jan-2000`. */
const named = /^(?:(\d{1,2})[ -])?([a-z]{3})[a-z]*\.?(?:[ -](\d{1,2}),?)?[ ,-]+(\d{4})(.*)$/i;
const months = "janfebmaraprmayjunjulaugsepoctnovdec";

/** A date with the name of a month, or of eight digits (`20000131`), as year, month and day; undefined for other texts. */
function inOrder(text: string): string | undefined {
  const [, before, name, after, year, rest] = named.exec(text) ?? [];
  const month = name === undefined ? -1 : months.indexOf(name.toLowerCase());
  if (month >= 0 && month % 3 === 0) return `${year}-${month / 3 + 1}-${before ?? after ?? 1}${rest}`;
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : undefined;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar. */
function daysTo(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const inEra = shifted - era * 400;
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468;
}

/** Days from 1970-01-01 to 2000-01-01. */
const to2000 = 10957;

/** A number of a date and, where it comes round again, after how many. */
function numbersOf(text: string, order: DateOrder): { readonly [P in DatePart]: readonly number[] } | undefined {
  const plain = inOrder(text.trim());
  if (plain !== undefined) return numbersOf(plain, "ymd");
  const found = pattern.exec(text.trim());
  if (found === null || (found[3] === undefined && order !== "ymd")) return undefined;
  const [a, b, c] = [found[1], found[2], found[3] ?? "1"].map(Number);
  const [year, month, day] = order === "ymd" ? [a, b, c] : order === "dmy" ? [c, b, a] : [c, a, b];
  const [hour, minute, second] = [found[4] ?? 0, found[5] ?? 0, found[6] ?? 0].map(Number);
  const days = daysTo(year, month, day);
  const next = month === 12 ? daysTo(year + 1, 1, 1) : daysTo(year, month + 1, 1);
  if (month < 1 || month > 12 || day < 1 || days >= next || hour > 23 || minute > 59 || second > 59) return undefined;
  const ofDay = hour + minute / 60 + second / 3600;
  return {
    year: [year - 2000],
    month: [month - 1, 12],
    day: [day - 1, 31],
    // 1970-01-01 was a Thursday, three days after a Monday.
    weekday: [(((days + 3) % 7) + 7) % 7, 7],
    hour: [ofDay, 24],
    elapsed: [(days - to2000 + ofDay / 24) / 365.25],
  };
}

/**
 * The parts of a date as numbers; undefined for a text that is none. `year` is the years since 2000, `elapsed` the same
 * with what has passed of the year; the others come round again, and are the sine and the cosine of where in their circle
 * they are, or without `cyclic` numbers from 0 up (months from January, days from the first, weekdays from Monday). With
 * `years`, year and elapsed are (y − middle) / half of what lies between the two years.
 */
export function dateNumbers(
  text: string,
  parts: readonly DatePart[],
  cyclic: boolean,
  order: DateOrder,
  years?: Years,
): readonly number[] | undefined {
  const numbers = numbersOf(text, order);
  return numbers && parts.flatMap((part) => scaled(around(numbers[part], cyclic), part, years));
}

function scaled(values: readonly number[], part: DatePart, years: Years | undefined): readonly number[] {
  if (years === undefined || (part !== "year" && part !== "elapsed")) return values;
  const [first, last] = years;
  const half = (last - first) / 2;
  return values.map((value) => (value + 2000 - first - half) / (half || 1));
}

function around([value, round]: readonly number[], cyclic: boolean): readonly number[] {
  if (!cyclic || round === undefined) return [value];
  const angle = (6.283185307179586 * value) / round;
  return [sin(angle), cos(angle)];
}

/** Writes the parts of a date. Throws where there is none. */
export function writeDate(
  into: Float32Array | Float64Array,
  at: number,
  text: string,
  {
    parts,
    cyclic,
    order,
    years,
  }: {
    readonly parts: readonly DatePart[];
    readonly cyclic: boolean;
    readonly order: DateOrder;
    readonly years?: Years;
  },
  name: string,
): void {
  const numbers = typeof text === "string" ? dateNumbers(text, parts, cyclic, order, years) : undefined;
  if (numbers === undefined)
    throw new RangeError(`${name} must be a date such as 2011-01-31 or 2011-01-31 14:00, not ${text}`);
  into.set(numbers, at);
}
