import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { arithmeticVersion } from "../../runtime/arithmetic-version.ts";
import { exp, expFloat32 } from "../../runtime/exp.ts";
import { log, logFloat32 } from "../../runtime/log.ts";
import { log1p, log1pFloat32 } from "../../runtime/log1p.ts";
import { logAccurate } from "../../runtime/log-accurate.ts";
import { sigmoid, sigmoidFloat32 } from "../../runtime/sigmoid.ts";
import { tanh, tanhFloat32 } from "../../runtime/tanh.ts";
import { evenlyFrom } from "./sample-points.ts";

// A changed hash is a changed result of somebody's training: raise arithmeticVersion, say why in the changelog,
// and only then write the new hash here.

type Pin = readonly [name: string, of: (x: number) => number, low: number, high: number, sha256: string];

const pins: readonly Pin[] = [
  ["exp", exp, -750, 720, "?"],
  ["exp near 0", exp, -2, 2, "?"],
  ["log", log, 0, 20, "?"],
  ["log of large numbers", log, 0, 1e300, "?"],
  ["logAccurate", logAccurate, 0, 4, "?"],
  ["log1p", log1p, -1, 5, "?"],
  ["tanh", tanh, -10, 10, "?"],
  ["sigmoid", sigmoid, -40, 40, "?"],
];

const pinsFloat32: readonly Pin[] = [
  ["expFloat32", expFloat32, -105, 90, "?"],
  ["expFloat32 near 0", expFloat32, -2, 2, "?"],
  ["logFloat32", logFloat32, 0, 20, "?"],
  ["log1pFloat32", log1pFloat32, -1, 5, "?"],
  ["tanhFloat32", tanhFloat32, -10, 10, "?"],
  ["sigmoidFloat32", sigmoidFloat32, -20, 20, "?"],
];

function sha256(values: Float64Array | Float32Array): string {
  return createHash("sha256").update(new Uint8Array(values.buffer)).digest("hex");
}

test("the hashes below belong to arithmetic version 1", () => {
  expect(arithmeticVersion).toBe(1);
});

test.each(pins)("the bits of %s at 8192 points have not changed", (_name, of, low, high, pinned) => {
  expect(sha256(Float64Array.from(evenlyFrom(low, high, 8192), (x) => of(x)))).toBe(pinned);
});

test.each(pinsFloat32)("the bits of %s at 8192 points have not changed", (_name, of, low, high, pinned) => {
  expect(sha256(Float32Array.from(evenlyFrom(low, high, 8192), (x) => of(Math.fround(x))))).toBe(pinned);
});

test("every float32 form returns float32 numbers", () => {
  for (const [, of, low, high] of pinsFloat32) {
    for (const x of evenlyFrom(low, high, 1000)) {
      const result = of(Math.fround(x));
      expect(result).toBe(Math.fround(result));
    }
  }
});
