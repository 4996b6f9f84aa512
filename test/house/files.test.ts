import { describe, expect, test } from "vitest";
import { filesBelow } from "./source-files.ts";

const code = filesBelow(["compiler", "runtime", "test"], ".ts", ".mjs").filter(
  ({ path }) => !path.startsWith("test/golden/"),
);
const own = code.filter(({ path }) => /^(compiler|runtime)\//.test(path) && !path.includes(".gen."));

describe("a file", () => {
  test("is named after what is in it", () => {
    const vague = /\/(utils?|helpers?|types|common|misc|shared|functions)\.(ts|mjs)$/;
    const found = code.filter(({ path }) => vague.test(path) && !path.startsWith("compiler/5-emit/"));
    expect(found.map(({ path }) => `${path} could hold anything: name it after the one concept in it`)).toEqual([]);
  });

  test("leaves nothing for later", () => {
    const unfinished = new RegExp(["TO", "DO|FIX", "ME|X", "XX"].join(""));
    const found = code.flatMap(({ path, text }) =>
      text
        .split("\n")
        .flatMap((line, i) => (unfinished.test(line) ? [`${path}:${i + 1} leaves something for later`] : [])),
    );
    expect(found).toEqual([]);
  });

  test("silences neither the type checker nor the linter without a reason", () => {
    const silence = /@ts-(ignore|nocheck|expect-error)\s*$|biome-ignore [^:]*$|biome-ignore [^:]*:\s*$/;
    const found = code.flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, i) => (silence.test(line) ? [`${path}:${i + 1} silences a check: say why`] : [])),
    );
    expect(found).toEqual([]);
  });

  test("is short: half of them have at most 60 lines, nine of ten at most 150, none more than 300", () => {
    const lengths = own.map(({ text }) => text.split("\n").length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(60);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(150);
    expect(lengths.at(-1)).toBeLessThanOrEqual(300);
  });
});
