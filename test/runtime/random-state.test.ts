import { describe, expect, test } from "vitest";
import { Mt19937 } from "../../runtime/mt19937.ts";
import { RandomState } from "../../runtime/random-state.ts";
import published from "../references/random.json" with { type: "json" };

function drawn(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

describe("Mt19937", () => {
  test("begins as mt19937ar.out does after init_by_array {0x123, 0x234, 0x345, 0x456}", () => {
    const generator = new Mt19937([0x123, 0x234, 0x345, 0x456]);
    expect(drawn(5, () => generator.nextUint32())).toEqual(published.firstWordsOfMt19937ar);
  });

  test("gives 4123659995 as the 10000th word of seed 5489, as the C++ standard demands", () => {
    const generator = new Mt19937(5489);
    expect(drawn(10000, () => generator.nextUint32()).at(-1)).toBe(published.word10000OfSeed5489);
  });

  test("gives other words for the seed [5] than for 5", () => {
    expect(new Mt19937([5]).nextUint32()).not.toBe(new Mt19937(5).nextUint32());
  });

  test.each([-1, 0.5, 2 ** 32, NaN])("refuses the seed %d", (seed) => {
    expect(() => new Mt19937(seed)).toThrow(`A seed is a whole number from 0 to 4294967295, not ${seed}.`);
    expect(() => new Mt19937([1, seed])).toThrow(RangeError);
  });

  test("refuses an empty list of seeds", () => {
    expect(() => new Mt19937([])).toThrow("A list of seeds holds at least one number.");
  });
});

describe.each(Object.entries(published.seeds))("RandomState(%s) against NumPy's published figures", (seed, figures) => {
  test("draws the same word first", () => {
    expect(new Mt19937(Number(seed)).nextUint32()).toBe(figures.firstWord);
  });

  test("draws the same doubles with randomSample", () => {
    const random = new RandomState(Number(seed));
    expect(drawn(figures.randomSample.length, () => random.randomSample())).toEqual(figures.randomSample);
  });

  test("draws the same normal doubles with randn", () => {
    const random = new RandomState(Number(seed));
    expect(drawn(figures.randn.length, () => random.randn())).toEqual(figures.randn);
  });
});

describe("RandomState", () => {
  test("draws the weights 2·random − 1 of seed 1 that the posts on single neurons begin with", () => {
    const random = new RandomState(1);
    expect(drawn(17, () => 2 * random.randomSample() - 1)).toEqual(published.seed1TwiceMinusOne);
  });

  test("draws randint(0, 128) of seed 0 as NumPy does", () => {
    const random = new RandomState(0);
    expect(drawn(10, () => random.randint(0, 128))).toEqual(published.seed0Randint128);
  });

  test("permutes 10 rows of seed 0 as NumPy does", () => {
    expect([...new RandomState(0).permutation(10)]).toEqual(published.seed0Permutation10);
  });

  test("shuffles an array as it permutes row numbers", () => {
    const values = Float64Array.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);
    new RandomState(0).shuffle(values);
    expect([...values]).toEqual(published.seed0Permutation10.map((row) => 10 * row));
  });

  test("draws nothing where there is no choice", () => {
    const random = new RandomState(7);
    expect(random.randint(3, 4)).toBe(3);
    expect([...random.permutation(1)]).toEqual([0]);
    expect([...random.permutation(0)]).toEqual([]);
    expect(random.randomSample()).toBe(new RandomState(7).randomSample());
  });

  test("scales uniform and normal draws by one product and one sum", () => {
    expect(new RandomState(3).uniform(-2, 5)).toBe(-2 + 7 * new RandomState(3).randomSample());
    expect(new RandomState(3).normal(10, 0.5)).toBe(10 + 0.5 * new RandomState(3).randn());
  });

  test.each([
    [5, 5],
    [5, 4],
    [0, 2 ** 32 + 1],
    [0.5, 3.5],
  ])("refuses randint(%d, %d)", (low, high) => {
    expect(() => new RandomState(0).randint(low, high)).toThrow(RangeError);
  });
});
