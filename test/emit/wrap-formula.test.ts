import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wrapFormula } from "../../compiler/5-emit/wrap-formula.ts";

describe("a long formula", () => {
  test("is broken after its sign where the rest fits", () => {
    expect(wrapFormula("  slope[row + i] = share[0] * (output[row + i] - target[row + i]);", 51)).toEqual([
      "  slope[row + i] =",
      "    share[0] * (output[row + i] - target[row + i]);",
    ]);
  });

  test("is broken at its loosest operators, then inside the brackets of a call", () => {
    expect(wrapFormula("sum += one[i] > 0.5 ? fround(two[i] + fround(three[i] * 0.25)) : zero;", 35)).toEqual([
      "sum +=",
      "  one[i] > 0.5",
      "    ? fround(",
      "        two[i]",
      "          + fround(three[i] * 0.25)",
      "      )",
      "    : zero;",
    ]);
  });

  test("leaves other lines as they are", () => {
    expect(wrapFormula("  // output = inputs / (1 − rate), or 0 with probability rate", 20)).toBeUndefined();
    expect(wrapFormula('  const name = "a + b";', 10)).toBeUndefined();
  });
});

test("no line of a golden file is longer than 120 characters", () => {
  const folder = new URL("../golden/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const long = files.flatMap((file) =>
    readFileSync(new URL(file, folder), "utf8")
      .split("\n")
      .flatMap((line, index) => (line.length > 120 ? [`${file}:${index + 1}`] : [])),
  );
  expect(long).toEqual([]);
});
