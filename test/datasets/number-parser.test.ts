import { assert, constantFrom, double, integer, oneof, property, stringMatching } from "fast-check";
import { expect, test } from "vitest";
import { numberParser } from "../../compiler/language/datasets/delimited/number-parser.ts";
import { readNumber } from "../../compiler/language/datasets/reading/read-number.ts";

function parsed(text: string, decimal = ".", thousands?: string): number {
  const bytes = new TextEncoder().encode(`,${text},`);
  return numberParser(decimal, thousands)(bytes, 1, bytes.length - 1);
}

test.each([
  ["41", 41],
  ["-0.50", -0.5],
  ["+3.", 3],
  [".25", 0.25],
  ["1e-3", 0.001],
  [" 7 ", 7],
  ["0.1", 0.1],
  ["0.3745401188473625", 0.3745401188473625],
  ["9007199254740993", 9007199254740992],
  ["123456789012345678901234567890", 123456789012345678901234567890],
  ["0.000000000000000000000000123", 1.23e-25],
  ["179769313486231570000e288", 1.7976931348623157e308],
])("%s is a number", (text, value) => {
  expect(parsed(text)).toBe(value);
});

test("a minus before zero stays", () => {
  expect(parsed("-0")).toBe(-0);
  expect(parsed("-0.000")).toBe(-0);
});

test.each(["", "-", ".", "-.", "e5", "1e", "1,5", "0x10", "Infinity", "1e999", "1.2.3", "--1", "1 2", "12kg", "٣"])(
  "%s is none",
  (text) => {
    expect(parsed(text)).toBe(Number.NaN);
  },
);

test("every decimal is the number that JavaScript reads, to the last bit", () => {
  const ofDigits = stringMatching(/^-?[0-9]{0,20}\.?[0-9]{0,24}$/);
  const ofNumbers = oneof(
    double({ noNaN: true, noDefaultInfinity: true }).map(String),
    double({ min: 0, max: 1, noNaN: true }).map((value) => value.toFixed(20)),
    integer().chain((whole) => constantFrom(1, 3, 7, 997).map((by) => String(whole / by))),
  );
  const check = (text: string): void => {
    expect(parsed(text)).toBe(readNumber(text) ?? Number.NaN);
  };
  assert(property(ofDigits, check), { numRuns: 5000 });
  assert(property(ofNumbers, check), { numRuns: 5000 });
});

test("decimals that lie between two numbers go to the even one", () => {
  // 2⁵³ + 1, with and without decimals that decide.
  expect(parsed("9007199254740993.0")).toBe(9007199254740992);
  expect(parsed("9007199254740993.00000000001")).toBe(9007199254740994);
  expect(parsed("0.500000000000000166533453693773481063544750213623046875")).toBe(0.5000000000000002);
});

test("a decimal comma, and groups of digits", () => {
  expect(parsed("1,5", ",")).toBe(1.5);
  expect(parsed("-1.234.567,25", ",", ".")).toBe(-1234567.25);
  expect(parsed("1,234,567.5", ".", ",")).toBe(1234567.5);
  expect(parsed("12,34,567", ".", ",")).toBe(1234567);
  expect(parsed("1 234", ".", " ")).toBe(1234);
});

test("a comma that separates no group is not passed over", () => {
  expect(parsed("1,5", ".", ",")).toBe(Number.NaN);
  expect(parsed("1,2345", ".", ",")).toBe(Number.NaN);
  expect(parsed(",123", ".", ",")).toBe(Number.NaN);
  expect(parsed("1.5", ",")).toBe(Number.NaN);
});
