import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { arithmeticVersion } from "../../runtime/arithmetic-version.ts";
import { exp, expFloat32 } from "../../runtime/exp.ts";
import { log, logFloat32 } from "../../runtime/log.ts";
import { logAccurate } from "../../runtime/log-accurate.ts";
import { log1p, log1pFloat32 } from "../../runtime/log1p.ts";
import { sigmoid, sigmoidFloat32 } from "../../runtime/sigmoid.ts";
import { tanh, tanhFloat32 } from "../../runtime/tanh.ts";
import { evenlyFrom } from "./sample-points.ts";

// A changed hash is a changed result of somebody's training: raise arithmeticVersion, say why in the changelog,
// and only then write the new hash here.

type Pin = readonly [name: string, of: (x: number) => number, low: number, high: number, sha256: string];

const pins: readonly Pin[] = [
  ["exp", exp, -750, 720, "2ee9688a95b91a4b6f9e386d3187271314c360a1975e4eb75b3b31fc44bd11a0"],
  ["exp near 0", exp, -2, 2, "edcaffda13af5f2be3676a5e97ce76e60ee58a52ae1ac9009317c450d81f66e7"],
  ["log", log, 0, 20, "baabde264e311b5fdd34a49157b78c7c5bc8533666996e849bf544f5a3cbf872"],
  ["log of large numbers", log, 0, 1e300, "bf6ddd9f821f0eec69fb34570a896c3c8e96d0586f10023b88a70f73716e1dad"],
  ["logAccurate", logAccurate, 0, 4, "7764eeb15a4810d3029f67a60f42212ec6df81b6f52da3fd390767cec4aa5324"],
  ["log1p", log1p, -1, 5, "e42051ac2bb4f6e8420641fbd057d1da6453fdba2b2674e53b1d68679e268fce"],
  ["tanh", tanh, -10, 10, "5a1c42d8230e9eeb72ac4d2158ea9f4bc5104580554b5a809f31e2546850eeb3"],
  ["sigmoid", sigmoid, -40, 40, "5efde8b14e0e8fd8205804be24bd7901809c90b0b6e82359e2dfe1be270af4c5"],
];

const pinsFloat32: readonly Pin[] = [
  ["expFloat32", expFloat32, -105, 90, "98b7cbb7dc64035d6464ec58a0de6e37c414d9a5856099dc7977a429fd4222e6"],
  ["expFloat32 near 0", expFloat32, -2, 2, "0abc6d182ea196fc701dace15730e3aae6ca95fe91cb612290939f437b35440e"],
  ["logFloat32", logFloat32, 0, 20, "7b275c8fe89a379299bb538b38243a9cb7c06eb95d91dcab7e86f2d84520657d"],
  ["log1pFloat32", log1pFloat32, -1, 5, "47af6eb061c8db8f8f751f5e0bfa76a1254bdd949cb282d58bb6460d788ab157"],
  ["tanhFloat32", tanhFloat32, -10, 10, "962ac72ccef1cf102228023e05d208f4626131e112e5ddd71c39f596fd0cb755"],
  ["sigmoidFloat32", sigmoidFloat32, -20, 20, "9313cda55aed4a9cd5d6fa3886068ded68c75ace617bee5ddbe6f4b1fb60d59d"],
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
