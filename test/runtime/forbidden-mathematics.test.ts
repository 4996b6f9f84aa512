import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// ECMAScript leaves the digits of Math.exp and its kin to the engine. Only what is exact may be used.
const allowed = ["abs", "ceil", "clz32", "floor", "fround", "imul", "max", "min", "sign", "sqrt", "trunc"];

const runtimeFolder = join(import.meta.dirname, "../../runtime");

function sourceFiles(): readonly string[] {
  return readdirSync(runtimeFolder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("node"))
    .sort();
}

/** The code of a source without its comments, strings and template texts. */
function codeOf(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, " ");
}

function forbiddenIn(source: string): readonly string[] {
  const code = codeOf(source);
  const calls = [...code.matchAll(/\bMath\s*\.\s*(\w+)/g)].filter(([, name]) => !allowed.includes(name ?? ""));
  const others = code.matchAll(/\*\*|\bMath\s*(?!\s*\.)\W|\bDate\b|\blocaleCompare\b|\btoLocale\w+|\bIntl\b/g);
  return [...calls, ...others].map(([found]) => found.trim());
}

test("the runtime uses no function whose result the engine may choose", () => {
  const files = sourceFiles();
  expect(files).toContain("exp.ts");
  const found = files.flatMap((path) =>
    forbiddenIn(readFileSync(join(runtimeFolder, path), "utf8")).map((what) => `${path}: ${what}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["y = Math.exp(x);", ["Math.exp"]],
  ["y = Math . tanh(x);", ["Math . tanh"]],
  ["y = 2 ** n;", ["**"]],
  ["const { log } = Math;", ["Math;"]],
  ["const m = Math['pow'];", ["Math["]],
  ["names.sort((a, b) => a.localeCompare(b));", ["localeCompare"]],
  ["t = Date.now();", ["Date"]],
  ["// Math.exp is forbidden\nconst f = Math.fround; /** x ** 2 */", []],
])("the search in %j finds %j", (source, expected) => {
  expect(forbiddenIn(source)).toEqual(expected);
});
