import { describe, expect, test } from "vitest";
import type { SweepClaimModel } from "../../compiler/ir/sweep-model.ts";
import { checkSweepClaim, type SweepRun, takeStatistic } from "../../compiler/sweep/check-sweep.ts";

const range = { file: "spec.yaml", line: 1, column: 1, length: 1 };

function run(units: number, loss: number | undefined, passed = true): SweepRun {
  const measures = loss === undefined ? {} : { loss };
  return {
    values: { "layers.code.units": units },
    seed: 0,
    outcome: { ending: "finished", passed, iterations: 1, measures, rows: [], diagnostics: [] },
  };
}

const loss = { kind: "metric", name: "loss", on: "training" } as const;

describe("a statistic", () => {
  test("takes the middle of an odd number of values, half of the two middle ones of an even number", () => {
    expect(takeStatistic("median", [9, 1, 4])).toBe(4);
    expect(takeStatistic("median", [9, 1, 4, 6])).toBe(5);
    expect(takeStatistic("median", [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test("takes mean, minimum and maximum", () => {
    const values = [9, 1, 4, 6];
    expect([takeStatistic("mean", values), takeStatistic("minimum", values), takeStatistic("maximum", values)]).toEqual(
      [5, 1, 9],
    );
  });
});

describe("a claim about several runs", () => {
  test("counts those that passed among those that it chooses", () => {
    const claim: SweepClaimModel = {
      subject: { kind: "passed" },
      where: { "layers.code.units": 2 },
      bound: { kind: "atLeast", value: 2 },
      range,
    };
    const runs = [run(1, 0), run(2, 0), run(2, 0, false), run(2, 0)];
    expect(checkSweepClaim(claim, runs)).toMatchObject({ holds: true, found: 2, runs: 3 });
    expect(checkSweepClaim(claim, runs.slice(0, 3))).toMatchObject({
      holds: false,
      subject: "passed where layers.code.units is 2",
      diagnostics: [{ text: "passed where layers.code.units is 2 should be at least 2, but is 1 of 2." }],
    });
  });

  test("does not hold where one of them has no such number, however good the others are", () => {
    const bound = { kind: "atMost", value: 1 } as const;
    const claim: SweepClaimModel = { subject: loss, statistic: "median", where: {}, bound, range };
    expect(checkSweepClaim(claim, [run(1, 0.1), run(1, 0.2), run(1, 0.3)]).holds).toBe(true);
    expect(checkSweepClaim(claim, [run(1, 0.1), run(1, undefined), run(1, 0.3)])).toMatchObject({
      holds: false,
      diagnostics: [{ text: "median loss should be at most 1, but is unknown: 1 of 3 runs have no value." }],
    });
  });
});
