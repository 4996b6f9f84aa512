import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { messages } from "../../compiler/diagnostics/messages.ts";
import { filesBelow, root } from "./source-files.ts";

const codes = Object.keys(messages);
const folder = `${root}test/diagnostics`;
const cases = existsSync(folder)
  ? readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  : [];
const sources = filesBelow(["compiler"], ".ts").filter(({ path }) => !path.startsWith("compiler/diagnostics/messages"));

describe("every message", () => {
  test("has a case in test/diagnostics", () => {
    const forgotten = codes.filter((code) => !cases.some((name) => name === code || name.startsWith(`${code}-`)));
    expect(forgotten.map((code) => `make a folder test/diagnostics/${code} with a spec that earns it`)).toEqual([]);
  });

  test("is said somewhere in the compiler", () => {
    const unsaid = codes.filter((code) => !sources.some(({ text }) => text.includes(`"${code}"`)));
    expect(unsaid.map((code) => `nothing reports ${code}: take it out of the table, or report it`)).toEqual([]);
  });
});

describe("the folder test/diagnostics", () => {
  test("has no case for a code that is not in the table", () => {
    const strays = cases.filter((name) => !codes.some((code) => name === code || name.startsWith(`${code}-`)));
    expect(strays.map((name) => `test/diagnostics/${name} begins with no known code`)).toEqual([]);
  });
});
