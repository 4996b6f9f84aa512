import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";

/** The codes of what is told of rows in a spec. */
function told(text: string, more = ""): readonly string[] {
  const spec = `dataset: { type: csv, text: ${JSON.stringify(text)}${more} }\nlayers: [{ type: dense, units: 1 }]\n`;
  return compile(spec, { file: "rows.yaml" }).diagnostics.map(({ code }) => code);
}

describe("a first line that is a row is told", () => {
  test.each([
    ["decimals and a category", "0.5,1.5,oak\n0.6,1.4,oak\n0.7,1.3,elm\n"],
    ["decimals alone", "0.5,1.5\n0.6,1.4\n"],
    ["whole numbers up and down", "3,9,4\n1,2,3\n"],
    ["negative numbers", "-2,-1\n1,2\n"],
    ["categories alone", "x,s,n\nx,y,n\nb,s,w\nx,s,w\n"],
  ])("%s", (_, text) => {
    expect(told(text)).toContain("header-is-data");
  });
});

describe("a header is one", () => {
  test.each([
    ["of names", "girth,height\n1,2\n"],
    ["of years", "2019,2020,2021\n1,2,3\n"],
    ["of years, the last first", "2021,2020\n1,2\n"],
    ["of the numbers that pandas gives", "0,1,2,kind\n0,1,2,3\n"],
    ["with a short name that is a category, too", "c,x,y\nb,1,no\nc,2,yes\n"],
  ])("%s", (_, text) => {
    expect(told(text)).not.toContain("header-is-data");
  });
});

describe("texts of which nearly every row has its own are no categories", () => {
  const days = (count: number, other = "") =>
    `day,x\n${Array.from({ length: count }, (_, day) => `d${day},${day}\n`).join("")}${other}`;

  test("where there are enough rows", () => {
    expect(told(days(10))).toEqual(["names-as-categories"]);
    expect(told(days(9))).toEqual([]);
    expect(told(days(18, "d0,1\nd1,1\n"))).toEqual(["names-as-categories"]);
    expect(told(days(10, "d0,1\nd1,1\n"))).toEqual([]);
  });

  test("unless they are left out, or written as what they are", () => {
    expect(told(days(10), ", inputs: [x]")).toEqual([]);
    expect(told(days(10), ", columns: { day: category }")).toEqual([]);
  });
});
