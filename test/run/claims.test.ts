import { describe, expect, test } from "vitest";
import type { Bound, ClaimModel } from "../../compiler/ir/claim.ts";
import { agrees, decimals } from "../../compiler/run/agrees.ts";
import { checkClaim } from "../../compiler/run/claims.ts";
import type { Snapshot } from "../../compiler/run/snapshot.ts";

describe("a number agrees with what was written", () => {
  test("a decimal to every digit written, half a unit either way", () => {
    expect(agrees(0.00788764, "0.0078876")).toBe(true);
    expect(agrees(0.00788766, "0.0078876")).toBe(false);
    expect(agrees(0.495, "0.50")).toBe(true);
    expect(agrees(0.494, "0.50")).toBe(false);
    expect(agrees(0.4501, "0.5")).toBe(true);
    expect(agrees(-0.20784352, "-0.2078435")).toBe(true);
    expect(agrees(-0.20784356, "-0.2078435")).toBe(false);
  });

  test("an integer exactly", () => {
    expect(agrees(50890, "50890")).toBe(true);
    expect(agrees(1.0000001, "1")).toBe(false);
    expect(agrees(-3, "-3")).toBe(true);
  });

  test("powers of ten count as digits", () => {
    expect(agrees(1549, "1.5e3")).toBe(true);
    expect(agrees(1551, "1.5e3")).toBe(false);
    expect(agrees(0.00154, "1.5e-3")).toBe(true);
    expect(decimals("1.50e-3")).toBe(5);
  });

  test("seventeen digits are that double and no other", () => {
    expect(agrees(0.1, "0.10000000000000000")).toBe(true);
    expect(agrees(0.1 + 2 ** -56, "0.10000000000000000")).toBe(false);
  });

  test("`within` overrides both", () => {
    expect(agrees(12, "10", 2)).toBe(true);
    expect(agrees(12.5, "10", 2)).toBe(false);
    expect(agrees(0.5004, "0.500", 1e-9)).toBe(false);
  });

  test("NaN and infinity agree with nothing", () => {
    expect(agrees(Number.NaN, "0.5")).toBe(false);
    expect(agrees(Number.NaN, "1")).toBe(false);
    expect(agrees(Number.POSITIVE_INFINITY, "1.5", 1e300)).toBe(false);
  });
});

const range = { file: "a.yaml", line: 3, column: 5, length: 4 };

/** A network that answers what it is told to. */
function lookAt(found: unknown): Snapshot {
  return {
    predict: () => ({ outputs: found as never }),
    parameter: () => found as never,
    gradient: () => found as never,
    layer: () => ({ outputs: found as never }),
    shape: () => found as readonly number[],
    measure: () => found as number,
    trend: () => found as readonly number[],
    lasted: () => found as number,
    stop: () => found as string,
    count: () => found as number,
  };
}

function claim(subject: ClaimModel["subject"], bound: Bound, after?: number): ClaimModel {
  return { subject, bound, range, ...(after === undefined ? {} : { after }) };
}

const weights = { kind: "parameter", path: "dense1.weights" } as const;
const accuracy = { kind: "metric", name: "accuracy", on: "test" } as const;

function textsOf(of: ClaimModel, found: unknown): readonly string[] {
  return checkClaim(of, lookAt(found)).diagnostics.map(({ text }) => text);
}

describe("a claim that fails says what is wrong where", () => {
  test("one number of nested lists", () => {
    const is = claim(weights, { kind: "is", value: [[0.5], [1.25]], written: [["0.50"], ["1.25"]] }, 0);
    expect(textsOf(is, [[0.5], [1.25]])).toEqual([]);
    expect(textsOf(is, [[0.5], [1.5]])).toEqual(["dense1.weights[1][0] after 0 updates should be 1.25, but is 1.5."]);
  });

  test("lists of another length", () => {
    const is = claim(weights, { kind: "is", value: [0.5], written: ["0.5"] });
    expect(textsOf(is, [0.5, 1])).toEqual(["dense1.weights should be a list of 1, but is [0.5,1]."]);
  });

  test("the first of several values, and how many more", () => {
    const is = claim(weights, { kind: "is", value: [1, 2, 3, 4], written: ["1", "2", "3", "4"] });
    const [first, ...others] = checkClaim(is, lookAt([1, 0, 0, 0])).diagnostics;
    expect(first?.text).toBe("dense1.weights[1] should be 2, but is 0.");
    expect(first?.hint).toBe("2 more of its values are wrong.");
    expect(others).toEqual([]);
  });

  test("a label, and the probability of a category", () => {
    const inputs = { hours: 3 };
    const answer = { passed: { label: "yes", probabilities: { no: 0.39, yes: 0.61 } } };
    const prediction = { kind: "prediction", inputs, outputs: {} } as const;
    const label = (value: string) =>
      claim(prediction, { kind: "is", value: { passed: { label: value } }, written: { passed: { label: value } } });
    expect(textsOf(label("yes"), answer)).toEqual([]);
    expect(textsOf(label("no"), answer)).toEqual([
      'the answer to { hours: 3 }.passed.label should be "no", but is "yes".',
    ]);
    const yes = { kind: "is", value: { passed: { yes: 0.7 } }, written: { passed: { yes: "0.70" } } } as const;
    expect(textsOf(claim(prediction, yes), answer)).toEqual([
      "the answer to { hours: 3 }.passed.yes should be 0.70, but is 0.61.",
    ]);
  });

  test("bounds on one number", () => {
    expect(textsOf(claim(accuracy, { kind: "atLeast", value: 0.94 }), 0.94)).toEqual([]);
    expect(textsOf(claim(accuracy, { kind: "atLeast", value: 0.94 }), 0.93)).toEqual([
      "test.accuracy should be at least 0.94, but is 0.93.",
    ]);
    expect(textsOf(claim(accuracy, { kind: "atMost", value: 0.1 }), Number.NaN)).toEqual([
      "test.accuracy should be at most 0.1, but is NaN.",
    ]);
    expect(textsOf(claim(accuracy, { kind: "between", low: 1, high: 2 }), 2.5)).toEqual([
      "test.accuracy should be between 1 and 2, but is 2.5.",
    ]);
  });

  test("at its place in the spec", () => {
    const [found] = checkClaim(claim(accuracy, { kind: "atLeast", value: 1 }), lookAt(0.5)).diagnostics;
    expect(found).toMatchObject({ code: "claim-failed", severity: "error", range });
  });
});
