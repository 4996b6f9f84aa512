import { describe, expect, test } from "vitest";
import { ops } from "../../compiler/ops/registry.gen.ts";
import { filesBelow } from "./source-files.ts";

const files = filesBelow(["compiler/ops"], ".ts").filter(({ text }) =>
  /: Op(<.*>)? = \{|= elementwise(<.*>)?\(\{/.test(text),
);

describe("every op", () => {
  test("is in the list of ops", () => {
    const missing = files.filter(({ path }) => ops[nameOfFile(path)] === undefined);
    expect(
      missing.map(({ path }) => `${path} is an op: name its export ${nameOfFile(path)}, run \`npm run generate\``),
    ).toEqual([]);
  });

  test("has the name of its file", () => {
    const misnamed = Object.entries(ops).filter(([name, op]) => op.name !== name);
    expect(misnamed.map(([name, op]) => `compiler/ops: ${name} calls itself ${op.name}`)).toEqual([]);
  });

  test("is told twice: what it means (evaluate), and how it runs (loops)", () => {
    const once = Object.values(ops).filter(({ evaluate, loops }) => !evaluate || !loops);
    expect(once.map(({ name }) => `compiler/ops: ${name} needs both evaluate and loops`)).toEqual([]);
  });

  test("gives its formula in its summary", () => {
    const silent = Object.values(ops).filter(({ summary }) => summary === "");
    expect(silent.map(({ name }) => `compiler/ops: ${name} needs its formula, with the order of its sums`)).toEqual([]);
  });

  test("has a gradient, or says why it has none", () => {
    const silent = files.filter(
      ({ path, text }) => ops[nameOfFile(path)]?.gradient === undefined && !/No[\s*]+gradient:/.test(text),
    );
    expect(
      silent.map(({ path }) => `${path} has no gradient: write "No gradient: …" in its docstring, with the reason`),
    ).toEqual([]);
  });
});

/** `compiler/ops/matrix-product.ts` → `matrixProduct`. */
function nameOfFile(path: string): string {
  const file = path.slice(path.lastIndexOf("/") + 1, -".ts".length);
  return file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
