import { describe, expect, test } from "vitest";
import { sameMeaning } from "../../compiler/5-emit/same-meaning.ts";

const code = `/** Adds up. */
export function total(values: readonly number[], from = 0): number {
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += values[i] * 2;
  return sum; // at last
}
export const names = { "a b": "x", c: [1, 2] };
`;

describe("a file in another layout means the same", () => {
  test.each([
    ["indented by tabs", code.replaceAll("  ", "\t")],
    ["with a line for each parameter", code.replace("(values: ", "(\n  values: ").replace("from = 0)", "from = 0,\n)")],
    ["without semicolons", code.replaceAll(/;$/gm, "")],
    ["with other quotes", code.replaceAll('"', "'")],
    ["with quotes around every name of a property", code.replace(" c:", ' "c":')],
    ["with more parentheses", code.replace("values[i] * 2", "(values[i] * 2)")],
    ["with a comment on three lines", code.replace("/** Adds up. */", "/**\n * Adds up.\n */")],
  ])("%s", (_, other) => {
    expect(sameMeaning(code, other)).toBe(true);
  });
});

describe("a file means something else", () => {
  test.each([
    ["with another number", code.replace("* 2", "* 3")],
    ["with another name", code.replaceAll("sum", "product")],
    ["with another operator", code.replace("* 2", "/ 2")],
    ["with a step down", code.replace("i++", "i--")],
    ["with what may not change made to change", code.replace("export const", "export let")],
    ["with a type that is not readonly", code.replace("readonly ", "")],
    ["with another comment", code.replace("at last", "at the end")],
    ["with a line more", `${code}export const more = 1;\n`],
    ["with other parentheses, where they matter", code.replace("i < values.length", "(i < values).length")],
  ])("%s", (_, other) => {
    expect(sameMeaning(code, other)).toBe(false);
  });
});
