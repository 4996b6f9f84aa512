import { describe, expect, test } from "vitest";
import { arena, firstDifference, precisions, rounding, sizes, someNumbers } from "./arena.ts";

describe.each(precisions)("in %s", (precision) => {
  const round = rounding(precision);
  const rate = round(0.1);

  test.each(sizes)("the descent of %i parameters is p − (learningRate · g)", (size) => {
    const { place, run, damage } = arena(precision);
    const [p, g] = [place(someNumbers(size, 1)), place(someNumbers(size, 2))];
    const expected = Array.from(p.values, (x, i) => round(x - round(rate * g.values[i])));
    run("descend", size, p.offset, g.offset, rate, 0, size >> 1);
    run("descend", size, p.offset, g.offset, rate, size >> 1, size);
    expect(firstDifference(p.values, expected)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });

  test.each(sizes)("momentum moves %i parameters by m · v − learningRate · g", (size) => {
    const { place, run, damage } = arena(precision);
    const [p, g, v] = [place(someNumbers(size, 1)), place(someNumbers(size, 2)), place(someNumbers(size, 3))];
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
    const { place, run, damage } = arena(precision);
    const [p, g, v] = [place(someNumbers(size, 1)), place(someNumbers(size, 2)), place(someNumbers(size, 3))];
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
    const { place, run, damage } = arena(precision);
    const [p, g, m] = [place(someNumbers(size, 1)), place(someNumbers(size, 2)), place(someNumbers(size, 3))];
    const v = place(someNumbers(size, 4).map(Math.abs));
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
      const places = [p.offset, g.offset, m.offset, v.offset] as const;
      run("adam", size, ...places, rate, meanShare, squareShare, epsilon, from, to);
    }
    expect(firstDifference(m.values, mean)).toBe("nowhere");
    expect(firstDifference(v.values, meanSquare)).toBe("nowhere");
    expect(firstDifference(p.values, next)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });
});
