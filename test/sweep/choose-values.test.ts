import { describe, expect, test } from "vitest";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import type { SweepModel } from "../../compiler/ir/sweep-model.ts";
import { chooseValues } from "../../compiler/sweep/choose-values.ts";

/** What the runs of a sweep have for its paths. */
function valuesOf(sweep: string): readonly unknown[] {
  const text = `layers: [{ type: input, shape: [2] }, { type: dense, name: code, units: 3 }]\nsweep: ${sweep}\n`;
  const { spec } = parse(text, "spec.yaml");
  const model = spec && resolve(spec, fileFinder("spec.yaml")).model;
  return chooseValues(model?.sweep as SweepModel).map((run) => run.map(({ value }) => value));
}

describe("a grid", () => {
  test("has every combination, the last path fastest", () => {
    expect(valuesOf("{ values: { layers.code.units: [1, 2], seed: { from: 5, count: 3 } } }")).toEqual([
      [1, 5],
      [1, 6],
      [1, 7],
      [2, 5],
      [2, 6],
      [2, 7],
    ]);
  });
});

describe("a random sweep", () => {
  test("draws what NumPy's RandomState(0).uniform(0, 1) draws", () => {
    expect(valuesOf("{ type: random, trials: 3, values: { a.b: { low: 0.0, high: 1.0 } } }")).toEqual([
      [0.5488135039273248],
      [0.7151893663724195],
      [0.6027633760716439],
    ]);
  });

  test("draws of a list what RandomState(0).randint(0, 10) draws", () => {
    const list = "[zero, one, two, three, four, five, six, seven, eight, nine]";
    const drawn = valuesOf(`{ type: random, trials: 5, values: { a.b: ${list} } }`);
    expect(drawn).toEqual([["five"], ["zero"], ["three"], ["three"], ["seven"]]);
  });

  test("draws the logarithms of a log range evenly: a third of the numbers lies in each of three decades", () => {
    const drawn = valuesOf("{ type: random, trials: 3000, values: { a.b: { low: 0.001, high: 1.0, scale: log } } }");
    const within = (low: number, high: number) =>
      drawn.flat().filter((each) => Number(each) >= low && Number(each) < high);
    for (const low of [0.001, 0.01, 0.1]) {
      expect(within(low, 10 * low).length).toBeGreaterThan(940);
      expect(within(low, 10 * low).length).toBeLessThan(1060);
    }
  });

  test("draws whole numbers, both ends among them, where the ends are written without a point", () => {
    for (const scale of ["linear", "log"]) {
      const drawn = valuesOf(`{ type: random, trials: 200, values: { a.b: { low: 2, high: 5, scale: ${scale} } } }`);
      expect([...new Set(drawn.flat())].sort()).toEqual([2, 3, 4, 5]);
    }
  });
});
