import { describe, expect, it } from "vitest";
import { generatorOf } from "../../compiler/run/generator-of.ts";
import { Batches } from "../../runtime/batches.ts";
import { PythonRandom } from "../../runtime/python-random.ts";
import { learner, numbersOf } from "./learn.ts";

const spec = `
seed: 3
precision: float64
random: { type: python, parameters: [head.weights] }
dataset: { type: inline, inputs: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [0, 1, 1]], targets: [[1], [2], [3], [4], [5]] }
defaults: { dense: { useBias: false, weightsInitializer: { type: normal, stddev: 0.5, order: byUnit } } }
layers:
  - { type: dense, units: 2, name: first }
  - { type: dense, units: 1, name: head }
loss: meanSquaredError
optimizer: sgd
train: { iterations: 5, batchSize: 1, shuffle: once }
`;

// What CPython 3.11 prints for: r = random.Random(3); rows = list(range(5)); r.shuffle(rows); then gauss(0, 0.5) for a
// matrix [1][2], then for one [2][3], row by row.
const rows = [0, 2, 3, 4, 1];
const head = [-0.12957726884671703, -0.13075549199058698];
const first = [0.9498626392323786, 0.0787685358168596, -0.021462126896122157];
const second = [0.36474924321780455, 0.5634269811919276, -0.015421637517465104];

describe("random: python", () => {
  it("orders the rows, then draws the weights in the order that `parameters` gives, unit by unit", async () => {
    const { model, network, data } = await learner(spec);
    const drawn = numbersOf(network.createParameters(3, generatorOf(model, data.rows)), "headWeights", "firstWeights");
    const stored = [0, 1, 2].flatMap((input) => [first[input] ?? 0, second[input] ?? 0]);
    for (const [index, value] of [...head, ...stored].entries()) expect(drawn[index]).toBeCloseTo(value, 14);
  });

  it("gives every epoch that one order", async () => {
    const batches = new Batches(5, 2, "once", 3, new PythonRandom(3));
    const seen = Array.from({ length: 6 }, () => {
      batches.next();
      return [...batches.order.subarray(batches.start, batches.start + batches.size)];
    });
    expect(seen.slice(0, 3).flat()).toEqual(rows);
    expect(seen.slice(3).flat()).toEqual(rows);
  });

  it("trains from those weights on the first of those rows: head · first · [1, 0, 0] against 1", async () => {
    const { model, network, train, data } = await learner(spec);
    const p = network.createParameters(3, generatorOf(model, data.rows));
    const { value } = train(p, data).next();
    const output = (head[0] ?? 0) * (first[0] ?? 0) + (head[1] ?? 0) * (second[0] ?? 0);
    expect(value && "loss" in value && value.loss).toBeCloseTo((1 - output) ** 2, 12);
  });
});

describe("shuffle: once", () => {
  it("keeps the order of the first epoch, with NumPy's numbers, too", () => {
    const once = new Batches(6, 2, "once", 5);
    const each = new Batches(6, 2, true, 5);
    each.next();
    expect([...once.order]).toEqual([...each.order]);
    for (let batch = 0; batch < 4; batch++) each.next();
    expect([...once.order]).not.toEqual([...each.order]);
  });
});
