import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, folderWithSpecs, netwright } from "./netwright.ts";

/** Learns y = 2x + 1 from zeros: with a tenth it comes near, with a hundredth it does not, with ten it runs away. */
const line = `name: line
precision: float64
dataset: { type: inline, inputs: [[0], [1], [2]], targets: [[1], [3], [5]] }
layers: [{ type: dense, units: 1, weightsInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1 }
train: { iterations: 50, batchSize: all }
expect:
  metrics: [{ name: loss, atMost: 0.01 }]
`;

const rates = `${line}sweep:
  values: { optimizer.learningRate: [0.01, 0.1, 1000] }
  expect:
    - { name: passed, where: { optimizer.learningRate: [0.1] }, is: 1 }
    - { name: loss, where: { optimizer.learningRate: 0.01 }, is: 0.10771 }
`;

/** Exclusive or from a hundred first weights in two widths. */
const xor = `precision: float64
dataset: { type: inline, inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]] }
defaults: { dense: { activation: sigmoid, weightsInitializer: { type: uniform, low: -1, high: 1 } } }
layers: [{ type: dense, name: hidden, units: 2 }, { type: dense, units: 1 }]
loss: sumSquaredError
optimizer: { type: sgd, learningRate: 2 }
metrics: [maxAbsoluteError]
train: { iterations: 500, batchSize: all }
expect:
  metrics: [{ name: maxAbsoluteError, atMost: 0.3 }]
sweep:
  values: { layers.hidden.units: [1, 4], seed: { from: 0, count: 20 } }
  groupBy: layers.hidden.units
  expect:
    - { name: passed, where: { layers.hidden.units: 1 }, is: 0 }
    - { name: iterations, statistic: median, is: 500 }
`;

interface Event {
  readonly event: string;
  readonly values: { readonly [path: string]: number };
  readonly measures: { readonly [name: string]: number };
}

function eventsOf(stdout: string): readonly Event[] {
  return stdout
    .trim()
    .split("\n")
    .map((each) => JSON.parse(each));
}

describe("netwright sweep", () => {
  test("prints a line a run, why one did not pass, and what became of its own expectations", async () => {
    const folder = folderWith({ "rates.yaml": rates });
    expect(await netwright(folder, ["sweep", "rates.yaml"])).toEqual({
      code: 0,
      stdout: `optimizer.learningRate  passed         loss
0.01                        no     0.107715
0.1                        yes  0.000114383
1000                        no            –

optimizer.learningRate 0.01: loss should be at most 0.01, but is 0.10771450360317843.
optimizer.learningRate 1000: Training stopped at update 43: the loss is not finite.

✓ passed where optimizer.learningRate is 0.1: 1 of 1
✓ loss where optimizer.learningRate is 0.01: 0.107715

Every expectation of the sweep holds (2).
`,
      stderr: "",
    });
  });

  test("ends with code 4 where its own expectation fails", async () => {
    const folder = folderWith({ "rates.yaml": rates.replace("0.10771", "0.10772") });
    const { code, stdout, stderr } = await netwright(folder, ["sweep", "rates.yaml"]);
    expect(code).toBe(4);
    expect(stdout).toContain("\n1 of 2 expectations of the sweep does not hold.\n");
    expect(stderr).toContain(
      "loss where optimizer.learningRate is 0.01 should be 0.10772, but is 0.10771450360317843.",
    );
  });

  test("counts the runs of each group that passed; the table is the same with one job and with three", async () => {
    const folder = folderWith({ "xor.yaml": xor });
    const [one, three] = [
      await netwright(folder, ["sweep", "xor.yaml", "--jobs", "1"]),
      await netwright(folder, ["sweep", "xor.yaml", "--jobs", "3"]),
    ];
    expect(one.code).toBe(0);
    expect(one.stdout).toContain(
      "layers.hidden.units    passed  median loss  median maxAbsoluteError  median iterations",
    );
    expect(one.stdout).toMatch(/^1 {21}0 of 20 /m);
    expect(one.stdout).toMatch(/^4 {20}\d+ of 20 /m);
    expect(three.stdout).toBe(one.stdout);
  });

  test("builds a shape once, however many seeds it is trained with", async () => {
    const folder = folderWith({ "xor.yaml": xor });
    const cache = join(folder, "cache");
    await netwright(folder, ["sweep", "xor.yaml"], { env: { XDG_CACHE_HOME: cache } });
    expect(readdirSync(join(cache, "netwright")).map((file) => file.replace(/^.*\./, ""))).toEqual(["mjs", "mjs"]);
  });

  test("tells every run with --json, in the order of the grid, and each is what train makes of it", async () => {
    const folder = folderWith({ "xor.yaml": xor });
    const events = eventsOf((await netwright(folder, ["sweep", "xor.yaml", "--json"])).stdout);
    const grid = [1, 4].flatMap((units) => Array.from({ length: 20 }, (_, seed) => ({ units, seed })));
    expect(events.slice(0, 40).map(({ values }) => values)).toEqual(
      grid.map(({ units, seed }) => ({ "layers.hidden.units": units, seed })),
    );
    expect(events[40]).toMatchObject({ event: "end", runs: 40, planned: 40, expect: { held: 2, failed: 0 } });
    const set = ["--set", "layers.hidden.units=4", "--set", "seed=7"];
    const alone = await netwright(folder, ["train", "xor.yaml", ...set, "--json"]);
    const { loss, metrics } = JSON.parse(alone.stdout.trim().split("\n").at(-1) ?? "");
    expect(events[27]?.measures).toEqual({ loss, ...metrics, iterations: 500 });
  });

  test("shows what a net answers without training anything", async () => {
    const folder = folderWithSpecs("step-to-sigmoid");
    const { code, stdout } = await netwright(folder, ["sweep", "step-to-sigmoid.yaml"]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `predictions by layers.neuron.activation.steepness
                 1              4             16
[-2]    0.11920292  0.00033535013  1.2664166e-14
[-1]    0.26894142     0.01798621   1.1253516e-7
[-0.5]  0.37754067     0.11920292  0.00033535013
[0]            0.5            0.5            0.5
[0.5]   0.62245933     0.88079708     0.99966465
[1]     0.73105858     0.98201379     0.99999989
[2]     0.88079708     0.99966465              1

3 runs; no expectations in the sweep.
`,
    });
  });

  test("counts where there are neither data nor training", async () => {
    const counts = `layers: [{ type: input, shape: [32] }, { type: dense, name: row, units: 32 }]
sweep:
  values: { layers.row.units: [1, 32, 64] }
  show: [counts.multiplyAdds, counts.parameters]
  expect:
    - { name: counts.multiplyAdds, where: { layers.row.units: 64 }, is: 2048 }
`;
    const { code, stdout } = await netwright(folderWith({ "counts.yaml": counts }), ["sweep", "counts.yaml"]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `layers.row.units  counts.multiplyAdds  counts.parameters
1                                  32                 33
32                               1024               1056
64                               2048               2112

✓ counts.multiplyAdds where layers.row.units is 64: 2048

Every expectation of the sweep holds (1).
`,
    });
  });

  test("draws values at random, the same each time, and names the best run", async () => {
    const random = `${line}sweep:
  type: random
  trials: 12
  values: { optimizer.learningRate: { low: 0.001, high: 0.1, scale: log }, train.iterations: { low: 10, high: 12 } }
  best: { name: loss, goal: minimize }
`;
    const folder = folderWith({ "random.yaml": random });
    const first = await netwright(folder, ["sweep", "random.yaml", "--json"]);
    const again = await netwright(folder, ["sweep", "random.yaml", "--json", "--jobs", "1"]);
    expect(again.stdout).toBe(first.stdout);
    const events = eventsOf(first.stdout);
    const runs = events.slice(0, 12);
    const drawn = runs.map(({ values }) => values["optimizer.learningRate"] as number);
    expect(drawn.every((rate) => rate >= 0.001 && rate <= 0.1)).toBe(true);
    // Half of the logarithms lie below 0.01.
    expect(drawn.filter((rate) => rate < 0.01).length).toBeGreaterThan(2);
    expect([...new Set(runs.map(({ values }) => values["train.iterations"]))].sort()).toEqual([10, 11, 12]);
    const losses = runs.map(({ measures }) => measures.loss as number);
    expect(events[12]).toMatchObject({ best: { measures: { loss: Math.min(...losses) } } });
  });

  test("ends with code 130 when it is interrupted, with the runs that are done", async () => {
    const long = `${line.replace("iterations: 50,", "iterations: 100000000,")}sweep:
  values: { train.iterations: [10, 20, 100000000], seed: [1, 2] }
  expect: [{ name: passed, is: 6 }]
`;
    const folder = folderWith({ "long.yaml": long });
    let lines = 0;
    const { code, stdout, stderr } = await netwright(folder, ["sweep", "long.yaml", "--json", "--jobs", "2"], {
      during: (child) =>
        child.stdout?.on("data", (part: Buffer) => {
          lines += part.toString().split("\n").length - 1;
          if (lines === 4) child.kill("SIGINT");
        }),
    });
    const events = eventsOf(stdout);
    expect(events.map(({ event }) => event)).toEqual(["run", "run", "run", "run", "end"]);
    expect({ code, stderr }).toEqual({ code: 130, stderr: "Interrupted after 4 of 6 runs.\n" });
  });

  test("makes every row that can be made, and says what is wrong with data once", async () => {
    const file = `${line.replace(/dataset: .*/, "dataset: { type: csv, file: rows.csv, columns: { x: number, y: number }, targets: y }")}sweep:
  values: { seed: [1, 2] }
`;
    const folder = folderWith({ "file.yaml": file, "rows.csv": "x,y\n1,two\n" });
    const { code, stdout, stderr } = await netwright(folder, ["sweep", "file.yaml"]);
    expect(code).toBe(1);
    expect(stdout).toContain('seed 1: "two" is not a number (row 1, column "y").\nseed 2: "two" is not');
    expect(stderr.match(/not-a-number/g)).toHaveLength(1);
  });

  test("is left out by train, and made by test --sweep", async () => {
    const folder = folderWith({ "rates.yaml": rates.replace("0.10771", "0.10772") });
    expect((await netwright(folder, ["train", "rates.yaml"])).code).toBe(0);
    expect((await netwright(folder, ["test", "rates.yaml"])).code).toBe(0);
    const { code, stdout } = await netwright(folder, ["test", "rates.yaml", "--sweep"]);
    expect({ code, stdout }).toEqual({
      code: 4,
      stdout: `rates.yaml: Every expectation holds (1).
rates.yaml: 1 of 2 expectations of the sweep does not hold.
  ✓ passed where optimizer.learningRate is 0.1: 1 of 1
  ✗ loss where optimizer.learningRate is 0.01: 0.107715
`,
    });
  });

  test("is a mistake on a spec that has none", async () => {
    const { code } = await netwright(folderWith({ "line.yaml": line }), ["sweep", "line.yaml"]);
    expect(code).toBe(2);
  });
});
