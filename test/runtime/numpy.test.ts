import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { RandomState } from "../../runtime/random-state.ts";

// These figures are asked of NumPy itself. Where python3 or NumPy is missing the tests are skipped, and say so.

const python = "/usr/bin/python3";

function numbersFromNumpy(expression: string): Float64Array {
  const program = `import sys, numpy as np\nsys.stdout.buffer.write(np.asarray(${expression}, dtype="<f8").tobytes())`;
  const bytes = execFileSync(python, ["-c", program], { maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] });
  return new Float64Array(new Uint8Array(bytes).buffer);
}

function numpyIsThere(): boolean {
  try {
    return numbersFromNumpy("[1.0]")[0] === 1;
  } catch {
    return false;
  }
}

const present = numpyIsThere();
if (!present) console.warn("Not compared with NumPy: python3 with NumPy is not installed here.");
const where = present ? "" : " (skipped: python3 with NumPy is not installed here)";

function drawn(count: number, draw: () => number): Float64Array {
  return Float64Array.from({ length: count }, draw);
}

function countDifferent(a: Float64Array, b: Float64Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((count, value, index) => count + (value === b[index] ? 0 : 1), 0);
}

describe.skipIf(!present)(`RandomState against NumPy on this machine${where}`, () => {
  test("a million uniform draws are equal", () => {
    const random = new RandomState(20260101);
    const ours = drawn(1_000_000, () => random.uniform(-0.3, 1.7));
    expect(countDifferent(ours, numbersFromNumpy("np.random.RandomState(20260101).uniform(-0.3, 1.7, 1000000)"))).toBe(
      0,
    );
  });

  test("streams seeded by lists are equal", () => {
    for (const seeds of [[1, 2, 3], [0], [4294967295, 0], Array.from({ length: 700 }, (_, index) => index * 6000000)]) {
      const random = new RandomState(seeds);
      const theirs = numbersFromNumpy(`np.random.RandomState([${seeds}]).random_sample(2000)`);
      expect(
        countDifferent(
          drawn(2000, () => random.randomSample()),
          theirs,
        ),
      ).toBe(0);
    }
  });

  test("permutation(1000) and randint over odd, even and full ranges are equal", () => {
    const order = Float64Array.from(new RandomState(11).permutation(1000));
    expect(countDifferent(order, numbersFromNumpy("np.random.RandomState(11).permutation(1000)"))).toBe(0);
    for (const [low, high] of [
      [0, 2],
      [-5, 1000],
      [7, 1031],
      [0, 2 ** 31 + 5],
      [0, 2 ** 32],
    ] as const) {
      const random = new RandomState(12);
      const theirs = numbersFromNumpy(`np.random.RandomState(12).randint(${low}, ${high}, 5000)`);
      expect(
        countDifferent(
          drawn(5000, () => random.randint(low, high)),
          theirs,
        ),
      ).toBe(0);
    }
  });

  test("fewer than 1 in 1000 normal draws differ from NumPy's, and those by the last bits", () => {
    const random = new RandomState(5);
    const ours = drawn(200_000, () => random.randn());
    const theirs = numbersFromNumpy("np.random.RandomState(5).randn(200000)");
    const different = countDifferent(ours, theirs);
    // 78 with glibc 2.36; an ordinary logarithm, good to 1 ulp, makes thousands differ.
    expect(different).toBeLessThan(200);
    const largest = ours.reduce(
      (most, value, index) => Math.max(most, Math.abs(value / (theirs[index] ?? NaN) - 1)),
      0,
    );
    expect(largest).toBeLessThan(5e-16);
  });
});
