import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, sweep, train } from "netwright";
import { extend, standard } from "netwright/language";
import { disagreement, gradientError, layerShapes, loopsDiffer } from "netwright/testing";
import { describe, expect, test } from "vitest";
import { netwright } from "../cli/netwright.ts";
import { cube, cubes, cubic } from "./words.ts";

// A layer, an op and a dataset that are not Netwright's own, seen from outside: through the package's own entries.
const folder = mkdtempSync(join(tmpdir(), "netwright-extension-"));
cpSync(import.meta.dirname, folder, { recursive: true });
const spec = readFileSync(join(folder, "cubes.yaml"), "utf8");
const language = extend(standard, [cube, cubic, cubes]);

describe("an op of one's own", () => {
  const check = { op: cube, attributes: {}, inputs: [{ shape: ["rows", 3] as const }] };

  test("has the slope that central differences give", () => {
    expect(gradientError(check)).toBeLessThan(1e-6);
  });

  test("has loops with the bits of its definition", () => {
    expect(loopsDiffer(check)).toBeUndefined();
  });
});

describe("a layer of one's own", () => {
  test("says the shapes that it builds", () => {
    expect(layerShapes(cubic, [[3]])).toEqual({ output: [3], parameters: { gain: [3] }, built: ["rows", 3] });
    expect(() => layerShapes(cubic, [[2, 2]])).toThrow("cubic takes one axis");
  });

  test("gives equal bits by the interpreter, by loops and by kernels", async () => {
    expect(await disagreement(spec, { language })).toBeUndefined();
  });
});

describe("a language with words of one's own", () => {
  test("is taken by train: the layer learns to double the cubes of the dataset", async () => {
    const { run, diagnostics } = await train(spec, { file: "cubes.yaml", language });
    expect(diagnostics).toEqual([]);
    expect(run?.claims.map(({ holds }) => holds)).toEqual([true, true]);
  });

  test("is taken by sweep, in the thread that made it", async () => {
    const { sweep: made } = await sweep(spec, { file: "cubes.yaml", language });
    expect(made?.runs.map(({ outcome }) => outcome.passed)).toEqual([true, true]);
  });

  test("leaves ours as it was", () => {
    const { diagnostics } = compile(spec, { file: "cubes.yaml" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-dataset", "unknown-layer"]);
  });

  test("refuses a word whose name is taken, and one that lacks a member", () => {
    expect(() => extend(language, [cubic])).toThrow("The layer cubic exists already.");
    const { build: _, ...rest } = cubic;
    expect(() => extend(standard, [cube, rest])).toThrow("The layer cubic needs `build`: a function.");
  });
});

describe("--use with a TypeScript file", () => {
  const use = ["--use", "words.ts"];

  test("trains, and keeps the run apart from one with other words", async () => {
    const { code, stdout } = await netwright(folder, ["train", "cubes.yaml", ...use]);
    expect(stdout).toContain("Every expectation holds (2).");
    expect(code).toBe(0);
    expect(readFileSync(join(folder, "runs/cubes/spec.yaml"), "utf8")).toMatch(/^# words: standard\+[0-9a-f]{64}\n/);
  });

  test("gives the threads of a sweep the same words", async () => {
    const { code, stdout } = await netwright(folder, ["sweep", "cubes.yaml", "--jobs", "2", ...use]);
    expect(stdout).toContain("2 runs");
    expect(code).toBe(0);
  });

  test("has its words in the schema, on the reference page and in `explain`", async () => {
    const { stdout: schema } = await netwright(folder, ["schema", ...use]);
    expect(JSON.parse(schema).definitions.layer.anyOf[0].enum).toContain("cubic");
    const { stdout: page } = await netwright(folder, ["reference", ...use]);
    expect(page).toContain("### cubic\n");
    const { stdout: told } = await netwright(folder, ["explain", "cubic", ...use]);
    expect(told).toContain("Raises each value to the third power");
  });

  test("has its words in messages", async () => {
    const { stderr } = await netwright(folder, ["check", "cubes.yaml", "--set", "layers.cubic1.type=cubik", ...use]);
    expect(stderr).toContain('Did you mean "cubic"?');
  });
});
