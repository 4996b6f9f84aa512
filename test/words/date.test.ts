import { expect, test } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { compile } from "../../compiler/compile.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { cellNumbers } from "../../compiler/language/columns/cell-numbers.ts";
import { dateNumbers } from "../../runtime/columns/date.ts";
import { compiled } from "../compiled.ts";
import { column, noFiles, told } from "../datasets/made-up.ts";

const all = ["year", "month", "day", "weekday", "hour", "elapsed"] as const;

test("a date counts from 0: 2011-01-31 14:30, a Monday, is 11 years, the first month, day 31, 14½ hours", () => {
  expect(dateNumbers("2011-01-31 14:30", all, false, "ymd")?.slice(0, 5)).toEqual([11, 0, 30, 0, 14.5]);
  expect(dateNumbers("2000-01-01", ["elapsed"], false, "ymd")).toEqual([0]);
  expect(dateNumbers("2001-01-01", ["elapsed"], true, "ymd")).toEqual([366 / 365.25]);
  expect(dateNumbers("1970-01-01", ["year", "weekday"], false, "ymd")).toEqual([-30, 3]);
});

test("parts that come round again are the sine and the cosine of their place: April and Thursday, October and 6:00", () => {
  const near = (...values: number[]) => values.map((value) => expect.closeTo(value, 14));
  expect(dateNumbers("2024-04-01", ["month"], true, "ymd")).toEqual(near(1, 0));
  expect(dateNumbers("2024-10-01 06:00", ["month", "hour"], true, "ymd")).toEqual(near(-1, 0, 1, 0));
});

test("with the first and the last year of the data, year and elapsed go from -1 to 1", () => {
  const years = (text: string, range: readonly [number, number]) =>
    dateNumbers(text, ["year", "elapsed"], false, "ymd", range);
  expect(years("1970-01-01", [1970, 1982])).toEqual([-1, expect.closeTo(-1, 3)]);
  expect(years("1979-01-01", [1970, 1982])).toEqual([0.5, expect.closeTo(0.5, 3)]);
  expect(years("2012-07-01", [2012, 2012])).toEqual([0, expect.closeTo(0.5, 2)]);
});

test("the cells of a file are read with the years of their column", () => {
  const options = { parts: ["year"], cyclic: false, order: "ymd", years: [1970, 1982] };
  const read = cellNumbers(column("when", { type: "vector", word: { type: "date", options } }));
  expect(read?.("1979-01-01")).toEqual([0.5]);
});

test("dates are written in several ways", () => {
  const read = (text: string, order: "ymd" | "dmy" | "mdy") =>
    dateNumbers(text, ["year", "month", "day"], false, order);
  for (const text of ["2011-01-31", "2011/1/31", "2011.01.31 00:00:00", "2011-01-31T14:00:00Z"]) {
    expect(read(text, "ymd")).toEqual([11, 0, 30]);
  }
  for (const text of ["20110131", "Jan 31 2011", "January 31, 2011", "31 jan 2011 14:00", "31-Jan-2011"]) {
    expect(read(text, "dmy")).toEqual([11, 0, 30]);
  }
  expect(read("Nov 1949", "ymd")).toEqual([-51, 10, 0]);
  expect(read("1949-11", "ymd")).toEqual([-51, 10, 0]);
  expect(read("31/01/2011", "dmy")).toEqual([11, 0, 30]);
  expect(read("01/31/2011", "mdy")).toEqual([11, 0, 30]);
  for (const text of [
    "2011-02-29",
    "2011-13-01",
    "31-01-2011",
    "2011",
    "2011-01-31 25:00",
    "20110229",
    "31 Jun 2011",
    "Mai 1 2011",
    "x",
  ]) {
    expect(read(text, "ymd")).toBeUndefined();
  }
});

test("a module takes a date as a text, and encodes it as the compiler does", async () => {
  const spec = `precision: float64
dataset:
  type: csv
  text: |
    when,n
    2011-01-31 14:00,1
    2012-02-29,2
  columns: { when: { type: date, parts: [year, weekday, hour], years: [2010, 2012] } }
  targets: n
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: adam
train: { epochs: 1 }
`;
  const compilation = compiled(spec, { file: "net.yaml" });
  const { model } = compilation;
  if (model === undefined) throw new Error("there is no model");
  expect(model.inputs[0]?.shape).toEqual([5]);
  const { rows } = readRows(model, noFiles);
  const code = await compilation.code("net.ts", {});
  expect(code).toContain("readonly when: string;");
  const url = `data:text/javascript;base64,${Buffer.from(stripTypes(code)).toString("base64")}`;
  const network = await import(/* @vite-ignore */ url);
  const given = [
    { when: "2011-01-31 14:00", n: 1 },
    { when: "2012-02-29", n: 2 },
  ];
  expect(network.encodeRows(given).inputs).toEqual(rows?.data.parts.training().part.inputs);
  expect(() => network.encodeRows([{ when: "soon", n: 1 }])).toThrow("when must be a date such as 2011-01-31");
});

test("a date is for inputs: as a target it is refused", () => {
  const spec = `dataset: { type: csv, text: "a,when\\n1,2011-01-31\\n", columns: { when: date }, targets: when }
layers: [{ type: dense, units: 7 }]
`;
  expect(told(compile(spec, { file: "net.yaml" }).diagnostics)).toEqual([
    expect.stringContaining("is a target, and a date is for inputs"),
  ]);
});
