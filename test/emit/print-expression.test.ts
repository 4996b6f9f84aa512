import { expect, it } from "vitest";
import { printExpression, printIndex } from "../../compiler/5-emit/print-expression.ts";
import { arithmetic, constant, type Expression, index, variable } from "../../compiler/ir/loop.ts";

const { add, subtract, multiply } = arithmetic("float64");
const position = (name: string, factor = 1, plus = 0): Expression => ({
  kind: "index",
  index: index(name, factor, plus),
});

it.each([
  ["a - (i - 1)", subtract(variable("a"), position("i", 1, -1))],
  ["a - i", subtract(variable("a"), position("i"))],
  ["a - i * 3", subtract(variable("a"), position("i", 3))],
  ["a - (-i * 3)", subtract(variable("a"), position("i", -3))],
  ["a * (i + 2)", multiply(variable("a"), position("i", 1, 2))],
  ["a + (b - c)", add(variable("a"), subtract(variable("b"), variable("c")))],
  ["a - b - c", subtract(subtract(variable("a"), variable("b")), variable("c"))],
  ["a * -2", multiply(variable("a"), constant(-2))],
])("%s keeps the parentheses that it needs", (text, expression) => {
  expect(printExpression(expression, new Set())).toBe(text);
});

it("prints what goes backwards with its minus in front", () => {
  const terms = [
    { variable: "row", factor: 1 },
    { variable: "k", factor: -3 },
    { variable: "x", factor: -1 },
  ];
  expect(printIndex({ terms, constant: -8 })).toBe("row - k * 3 - x - 8");
});
