import { column } from "../define/column.ts";
import { boolean, choice, type Option } from "../define/option.ts";
import { columnFile, missing, na } from "./shared-options.ts";

const names = ["year", "month", "day", "weekday", "hour", "elapsed"] as const;

const parts: Option<readonly (typeof names)[number][]> = {
  summary:
    "What of the date enters the network, in this order: `year` is the years since 2000, `elapsed` the same with what has passed of the year; month, day, weekday and hour come round again.",
  schema: { type: "array", items: { enum: names }, minItems: 1, uniqueItems: true },
  default: ["year", "month", "day", "weekday"],
  required: false,
};

const years: Option<readonly [number, number] | undefined> = {
  summary:
    "The first and the last year of the data: `year` and `elapsed` then go from -1 in the first to 1 in the last, the size that a network learns from best; by default they are years since 2000.",
  schema: { type: "array", items: { type: "integer", minimum: 1, maximum: 9999 }, minItems: 2, maxItems: 2 },
  required: false,
};

/** A date, with or without a time. */
export const date = column({
  type: "date",
  summary:
    "A date, with or without a time: `2011-01-31`, `2011/1/31 14:00`, `2011-01-31T14:00:00Z`, `2011-01`, `20110131`, `31 Jan 2011`, `January 31, 2011`. For inputs.",
  formula: "sin(2π v / n), cos(2π v / n) for a part v that comes round after n",
  options: {
    parts,
    cyclic: boolean({
      summary:
        "Whether a part that comes round again is two numbers, the sine and the cosine of its place in the circle (December is beside January); else it counts from 0, weekdays from Monday.",
      default: true,
    }),
    order: choice(["ymd", "dmy", "mdy"], { summary: "The order of year, month and day in the texts.", default: "ymd" }),
    years,
    missing,
    na,
    file: columnFile,
  },
  example: "columns: { when: { type: date, parts: [year, month, weekday, hour], years: [2011, 2013] } }",
  holds: "numbers",
  facts: ({ parts: wanted, cyclic }) => ({
    shape: [wanted.reduce((sum, part) => sum + (cyclic && part !== "year" && part !== "elapsed" ? 2 : 1), 0)],
  }),
});
