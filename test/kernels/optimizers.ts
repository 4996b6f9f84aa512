import { describe, expect, test } from "vitest";
import type { KernelsOfOnePrecision } from "../../runtime/kernels/kernels.gen.ts";
import { arena, firstDifference, precisions, rounding, sizes, someNumbers } from "./arena.ts";

type Given<Name extends keyof KernelsOfOnePrecision> = Parameters<KernelsOfOnePrecision[Name]>;

/** Two shares of the work. */
function halves(size: number): readonly (readonly [from: number, to: number])[] {
  return [
    [0, size >> 1],
    [size >> 1, size],
  ];
}

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);
  const rate = round(0.1);

  test.each(sizes)("the descent of %i parameters is p − (learningRate · g)", (size) => {
    const { index, run, damage } = arena(precision);
    const [p, g] = [index(someNumbers(size, 1)), index(someNumbers(size, 2))];
    const expected = Array.from(p.values, (x, i) => round(x - round(rate * g.values[i])));
    run("descend", size, p.offset, g.offset, rate, 0, size >> 1);
    run("descend", size, p.offset, g.offset, rate, size >> 1, size);
    expect(firstDifference(p.values, expected)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });

  test.each(sizes)("momentum moves %i parameters by m · v − learningRate · g", (size) => {
    const { index, run, damage } = arena(precision);
    const [p, g, v] = [index(someNumbers(size, 1)), index(someNumbers(size, 2)), index(someNumbers(size, 3))];
    const momentum = round(0.9);
    const velocity = Array.from(v.values, (x, i) => round(round(momentum * x) - round(rate * g.values[i])));
    const next = Array.from(p.values, (x, i) => round(x + velocity[i]));
    run("descendWithMomentum", size, p.offset, g.offset, v.offset, rate, momentum, 0, size >> 1);
    run("descendWithMomentum", size, p.offset, g.offset, v.offset, rate, momentum, size >> 1, size);
    expect(firstDifference(v.values, velocity)).toBe("nowhere");
    expect(firstDifference(p.values, next)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });

  test.each(sizes)("Nesterov's momentum moves %i parameters once more along the new velocity", (size) => {
    const { index, run, damage } = arena(precision);
    const [p, g, v] = [index(someNumbers(size, 1)), index(someNumbers(size, 2)), index(someNumbers(size, 3))];
    const momentum = round(0.9);
    const goOn = (x: number, i: number): number => round(round(momentum * x) - round(rate * g.values[i]));
    const velocity = Array.from(v.values, goOn);
    const next = Array.from(p.values, (x, i) => round(x + goOn(velocity[i], i)));
    run("descendWithNesterov", size, p.offset, g.offset, v.offset, rate, momentum, 0, size >> 1);
    run("descendWithNesterov", size, p.offset, g.offset, v.offset, rate, momentum, size >> 1, size);
    expect(firstDifference(v.values, velocity)).toBe("nowhere");
    expect(firstDifference(p.values, next)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });

  test.each(sizes)("Adam moves %i parameters by mean · rate / (√meanSquare + epsilon)", (size) => {
    const { index, run, damage } = arena(precision);
    const [p, g, m] = [index(someNumbers(size, 1)), index(someNumbers(size, 2)), index(someNumbers(size, 3))];
    const v = index(someNumbers(size, 4).map(Math.abs));
    const [meanShare, squareShare, epsilon] = [round(1 - 0.9), round(1 - 0.999), round(1e-7)];
    const mean = Array.from(m.values, (x, i) => round(x + round(round(g.values[i] - x) * meanShare)));
    const meanSquare = Array.from(v.values, (x, i) => {
      const squared = round(g.values[i] * g.values[i]);
      return round(x + round(round(squared - x) * squareShare));
    });
    const next = Array.from(p.values, (x, i) => {
      const divisor = round(round(Math.sqrt(meanSquare[i])) + epsilon);
      return round(x - round(round(mean[i] * rate) / divisor));
    });
    for (const [from, to] of [
      [0, size >> 1],
      [size >> 1, size],
    ]) {
      const ranges = [p.offset, g.offset, m.offset, v.offset] as const;
      run("adam", size, ...ranges, rate, meanShare, squareShare, epsilon, from, to);
    }
    expect(firstDifference(m.values, mean)).toBe("nowhere");
    expect(firstDifference(v.values, meanSquare)).toBe("nowhere");
    expect(firstDifference(p.values, next)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });

  test.each(sizes)("AdamW takes decay · p off %i parameters before Adam's step", (size) => {
    const { index, run, damage } = arena(precision);
    const [p, g, m] = [index(someNumbers(size, 1)), index(someNumbers(size, 2)), index(someNumbers(size, 3))];
    const v = index(someNumbers(size, 4).map(Math.abs));
    const [meanShare, squareShare, epsilon, decay] = [1 - 0.9, 1 - 0.999, 1e-7, 0.004].map(round);
    const mean = Array.from(m.values, (x, i) => round(x + round(round(g.values[i] - x) * meanShare)));
    const meanSquare = Array.from(v.values, (x, i) =>
      round(x + round(round(round(g.values[i] * g.values[i]) - x) * squareShare)),
    );
    const next = Array.from(p.values, (x, i) => {
      const divisor = round(round(Math.sqrt(meanSquare[i])) + epsilon);
      return round(round(x - round(decay * x)) - round(round(mean[i] * rate) / divisor));
    });
    for (const [from, to] of halves(size)) {
      const ranges = [p.offset, g.offset, m.offset, v.offset] as const;
      run("adamW", size, ...ranges, rate, decay, meanShare, squareShare, epsilon, from, to);
    }
    expect(firstDifference(m.values, mean)).toBe("nowhere");
    expect(firstDifference(v.values, meanSquare)).toBe("nowhere");
    expect(firstDifference(p.values, next)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });

  const rmsprops = [
    ["rmsprop", false, false],
    ["rmspropWithMomentum", false, true],
    ["rmspropCentered", true, false],
    ["rmspropCenteredWithMomentum", true, true],
  ] as const;
  test.each(rmsprops.flatMap((each) => sizes.map((size) => [...each, size] as const)))(
    "%s (centered: %s, momentum: %s) divides the steps of %i parameters by the root of what squares are like",
    (name, centered, momentum, size) => {
      const { index, run, damage } = arena(precision);
      const [p, g, m] = [index(someNumbers(size, 1)), index(someNumbers(size, 2)), index(someNumbers(size, 3))];
      const [v, u] = [index(someNumbers(size, 4).map(Math.abs)), index(someNumbers(size, 5))];
      const [rho, share, epsilon, goOn] = [0.9, 1 - 0.9, 1e-7, 0.8].map(round);
      const mix = (average: number, value: number): number => round(round(rho * average) + round(share * value));
      const meanSquare = Array.from(v.values, (x, i) => mix(x, round(g.values[i] * g.values[i])));
      const mean = Array.from(m.values, (x, i) => (centered ? mix(x, g.values[i]) : x));
      const steps = meanSquare.map((x, i) => {
        const variance = centered ? Math.max(round(x - round(mean[i] * mean[i])), 0) : x;
        return round(round(rate * g.values[i]) / round(Math.sqrt(round(variance + epsilon))));
      });
      const velocity = Array.from(u.values, (x, i) => (momentum ? round(round(goOn * x) + steps[i]) : x));
      const next = Array.from(p.values, (x, i) => round(x - (momentum ? velocity[i] : steps[i])));
      const states = [v.offset, ...(centered ? [m.offset] : []), ...(momentum ? [u.offset] : [])];
      const numbers = [rate, rho, share, epsilon, ...(momentum ? [goOn] : [])];
      for (const bounds of halves(size)) {
        run(name, size, ...([p.offset, g.offset, ...states, ...numbers, ...bounds] as unknown as Given<typeof name>));
      }
      expect(firstDifference(v.values, meanSquare)).toBe("nowhere");
      expect(firstDifference(m.values, mean)).toBe("nowhere");
      expect(firstDifference(u.values, velocity)).toBe("nowhere");
      expect(firstDifference(p.values, next)).toBe("nowhere");
      expect(damage()).toBe("nowhere");
    },
  );
});
