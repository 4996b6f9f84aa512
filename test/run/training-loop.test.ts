import { describe, expect, test } from "vitest";
import type { NetworkModule, Progress } from "../../compiler/run/network-module.ts";
import { type LoopRequest, trainingLoop } from "../../compiler/run/training-loop.ts";
import { pacing } from "../../runtime/pacing.ts";

/** A training of so many updates that counts them; `fails` throws instead of making that update. */
function counting(iterations: number, perEpoch: number, made: { updates: number }, fails = 0): NetworkModule["train"] {
  return function* (_parameters, _data, { every = 1 } = {}) {
    const progress = { iteration: 0, iterations, epoch: 0, perEpoch, loss: 0 };
    let look = every;
    for (let iteration = 0; iteration < iterations; iteration++) {
      if (iteration + 1 === fails) {
        throw Object.assign(new Error(), { name: "NotFiniteError", where: "loss", iteration: fails });
      }
      made.updates++;
      if (iteration + 1 === look || iteration + 1 === iterations) {
        progress.iteration = iteration + 1;
        look = iteration + 1 + ((yield progress as Progress) ?? every);
      }
    }
  };
}

function loop(train: NetworkModule["train"], more: Partial<LoopRequest> = {}) {
  return trainingLoop({
    network: { train } as NetworkModule,
    parameters: {},
    data: { rows: 1, inputs: {}, targets: {} },
    seed: 0,
    stops: [],
    onStop: () => {},
    onProgress: () => {},
    interrupted: () => false,
    ...more,
  });
}

describe("a training", () => {
  test("stops exactly where a claim is to be looked at, the first update and the last among them", async () => {
    const made = { updates: 0 };
    const seen: number[] = [];
    const stops = [1, 9_999, 10_000, 123_457, 1_000_000];
    const result = await loop(counting(1_000_000, 1_000_000, made), {
      stops,
      onStop: ({ iteration }) => {
        expect(made.updates).toBe(iteration);
        seen.push(iteration);
      },
    });
    expect(seen).toEqual(stops);
    const lasted = { iterations: 1_000_000, epochs: 1, updates: 1_000_000 };
    expect(result).toEqual({ ending: "finished", ...lasted, diagnostics: [] });
  });

  test("is on record at the end of each epoch, or of every hundredth of them", async () => {
    const recorded = async (epochs: number) => {
      const seen: number[] = [];
      const onStop = ({ iteration }: Progress, record: boolean) => void (record && seen.push(iteration));
      await loop(counting(epochs * 4, 4, { updates: 0 }), { onStop });
      return seen;
    };
    expect(await recorded(3)).toEqual([4, 8, 12]);
    expect((await recorded(1_000)).slice(0, 3)).toEqual([40, 80, 120]);
    expect(await recorded(1_000)).toHaveLength(100);
    expect((await recorded(1_001)).at(-1)).toBe(4_004);
  });

  test("is looked at a few times only, however many small updates it makes", async () => {
    const made = { updates: 0 };
    const seen: number[] = [];
    // A clock by which an update takes 1/1024 ms: 102,400 of them fit into a tenth of a second.
    const clock = () => made.updates / 1024;
    const onProgress = ({ iteration }: Progress) => seen.push(iteration);
    await loop(counting(500_000, 500_000, made), { onProgress, clock });
    expect(seen).toEqual([1, 9, 73, 585, 4_681, 37_449, 139_849, 242_249, 344_649, 447_049, 500_000]);
  });

  test("ends where it is interrupted, between two updates", async () => {
    const made = { updates: 0 };
    const result = await loop(counting(1_000_000_000, 1, made), { interrupted: () => made.updates >= 100 });
    expect(result.ending).toBe("interrupted");
    expect(result.iterations).toBe(made.updates);
  });

  test("ends before a number that is not finite, and names the update", async () => {
    const made = { updates: 0 };
    const result = await loop(counting(100, 1, made, 12));
    expect(result.ending).toBe("notFinite");
    expect(result.iterations).toBe(11);
    expect(made.updates).toBe(11);
    expect(result.diagnostics.map(({ text }) => text)).toEqual([
      "Training stopped at update 12: the loss is not finite.",
    ]);
  });

  test("that throws anything else is our own mistake", async () => {
    const broken: NetworkModule["train"] = function* () {
      yield* [];
      throw new TypeError("oh");
    };
    await expect(loop(broken)).rejects.toThrow("oh");
  });
});

describe("the pace", () => {
  test("grows eightfold at most, to what fits into a tenth of a second", () => {
    const pace = pacing([], 0);
    expect(pace.next(1, 0.001)).toBe(8);
    expect(pace.next(9, 0.009)).toBe(64);
    // 64 updates in 64 ms: 100 of them fit.
    expect(pace.next(73, 64.009)).toBe(100);
    // One update a second: one at a time.
    expect(pace.next(173, 100_064)).toBe(1);
  });

  test("never passes a stop", () => {
    const pace = pacing([5, 1_000], 0);
    expect(pace.next(1, 0.001)).toBe(4);
    expect(pace.next(5, 0.005)).toBe(64);
    expect(pace.next(990, 0.99)).toBe(10);
    expect(pace.next(1_000, 1)).toBe(4_096);
  });
});
