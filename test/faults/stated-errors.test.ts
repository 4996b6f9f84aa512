import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { log1pFloat32 } from "../../runtime/log1p.ts";
import { sigmoid, sigmoidFloat32 } from "../../runtime/sigmoid.ts";
import { cos, sin } from "../../runtime/sin-cos.ts";
import { tanhFloat32 } from "../../runtime/tanh.ts";
import { exactLog1p, exactSigmoid, exactTanh, ulpsBetween } from "../runtime/high-precision.ts";

describe("the greatest errors that were found, by a walk through all float32 numbers where they can be great", () => {
  it.each([
    ["sigmoidFloat32", sigmoidFloat32, exactSigmoid, "float32", -16.635704040527344, 2.481],
    ["sigmoid", sigmoid, exactSigmoid, "float64", -36.74148759159159, 2.476],
    ["tanhFloat32", tanhFloat32, exactTanh, "float32", 0.12493005394935608, 2.46],
    ["log1pFloat32", log1pFloat32, exactLog1p, "float32", 0.01562493946403265, 2.469],
  ] as const)("%s", (_, got, exact, precision, x, ulps) => {
    expect(ulpsBetween(got(x), exact(x), precision)).toBeCloseTo(ulps, 3);
  });
});

/** What the functions of a file say of themselves: the bounds of their errors in units of the last place, in order. */
function stated(file: string): readonly number[] {
  const text = readFileSync(`runtime/${file}.ts`, "utf8");
  return [...text.matchAll(/Error below ([\d.]+) ulp/g)].map(([, bound]) => Number(bound));
}

describe("a function states the bound that its accuracy is tested for, in float64 and in float32", () => {
  it.each([
    ["exp", [0.95, 0.95]],
    ["log", [1, 1]],
    ["log1p", [3, 2.5]],
    ["tanh", [3, 2.5]],
    ["sigmoid", [3.4, 2.5]],
    ["erf", [1]],
    ["log-accurate", [0.501]],
  ])("%s: below %j ulp", (file, bounds) => {
    expect(stated(file)).toEqual(bounds);
    const tests = readFileSync("test/runtime/accuracy.test.ts", "utf8");
    const bound = (value: number) => new RegExp(`(float64|float32): ${value}\\b|toBeLessThan\\(${value}\\)`);
    for (const each of bounds) expect(tests).toMatch(bound(each));
  });
});

it("the sine of −0 is −0, and its cosine 1", () => {
  expect([sin(-0), sin(0), cos(-0), cos(0)]).toEqual([-0, 0, 1, 1]);
});
