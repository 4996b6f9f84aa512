import { expect, test } from "vitest";
import { chooseDate } from "../../compiler/init/columns/choose-date.ts";

/** What is written of a column with these dates. */
function written(...texts: readonly string[]) {
  const counts = new Map(texts.map((text) => [text, 1]));
  const column = {
    name: "when",
    kind: "date",
    rows: counts.size,
    missing: 0,
    distinct: counts.size,
    counts,
    na: [],
  } as const;
  return chooseDate(column)?.written;
}

test("the parts that differ are inputs", () => {
  expect(written("2011-01-01 05:00", "2011-01-02 06:00")).toEqual({ type: "date", parts: ["weekday", "hour"] });
  expect(written("1949-01", "1950-02")).toEqual({ type: "date", parts: ["year", "month"], years: [1949, 1950] });
});

test("the order is the one in which all are dates", () => {
  expect(written("31.1.2011", "1.2.2012")).toMatchObject({ order: "dmy" });
  expect(written("1/31/2011", "2/1/2012")).toMatchObject({ order: "mdy" });
});

test("two digits are no year", () => {
  expect(written("31.1.11", "1.2.12")).toBeUndefined();
});
