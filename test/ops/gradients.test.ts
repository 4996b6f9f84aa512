import { describe, expect, it } from "vitest";
import { multiply } from "../../compiler/ops/multiply.ts";
import type { GradientRequest, Op } from "../../compiler/ops/op.ts";
import { ops } from "../../compiler/ops/registry.gen.ts";
import { gradientError } from "../../compiler/testing/gradient-error.ts";
import { caseName, differentiable, others } from "./cases.ts";

describe("each op's gradient is its slope by central differences, to 1e-6", () => {
  for (const check of differentiable) {
    it.each([1, 3])(`${caseName(check)}, %i rows`, (rows) => {
      expect(gradientError({ ...check, op: ops[check.op] }, rows)).toBeLessThan(1e-6);
    });
  }
});

describe("a gradient rule that is wrong by 1e-4 is found", () => {
  for (const name of new Set(differentiable.map((check) => check.op))) {
    const checks = differentiable.filter((check) => check.op === name);
    const ranges = new Set(
      checks.flatMap(({ inputs }) => inputs.flatMap(({ fixed, made }, index) => (fixed || made ? [] : [index]))),
    );
    it.each([...ranges])(`${name}, input %i`, (place) => {
      const op = disturbed(ops[name], place);
      const error = Math.max(...checks.map((check) => gradientError({ ...check, op }, 3)));
      expect(error).toBeGreaterThan(9e-5);
    });
  }
});

/** The op with the gradient of one input multiplied by 1.0001. */
function disturbed(op: Op, index: number): Op {
  return {
    ...op,
    gradient: (request: GradientRequest) => {
      const values = op.gradient?.(request) ?? [];
      const { graph } = request;
      return values.map((value, at) =>
        value && at === index ? graph.apply(multiply, [value, graph.constant(1.0001)], {}) : value,
      );
    },
  };
}

describe("the checks are complete", () => {
  it("covers every op that has a gradient", () => {
    const withGradient = Object.values(ops).filter((op) => op.gradient !== undefined);
    const checked = new Set(differentiable.map((check) => check.op));
    // These have a gradient rule that says that there is none.
    expect(withGradient.map((op) => op.name).filter((name) => !checked.has(name))).toEqual([
      "bucketIndex",
      "differsFrom",
      "isNumber",
      "less",
      "step",
    ]);
  });

  it("covers every op", () => {
    const checked = new Set([...differentiable, ...others].map((check) => check.op));
    expect(Object.keys(ops).filter((name) => !checked.has(name))).toEqual([]);
  });
});
