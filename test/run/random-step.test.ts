import { expect, test } from "vitest";
import type { Graph } from "../../compiler/ir/graph.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import type { Parameters, Workspace } from "../../compiler/run/network-module.ts";
import { randomStep } from "../../compiler/run/random-step.ts";
import { timeStep } from "../../compiler/run/time-step.ts";
import { countMultiplyAddsOfBatch } from "../../compiler/summary/counts.ts";
import { compiled as compile } from "../compiled.ts";

const text = `name: timed
precision: float32
seed: 3
dataset: { type: csv, file: far.csv, columns: { x: number, y: number }, inputs: x, targets: y }
layers:
  - { type: dense, units: 4, activation: sigmoid }
  - { type: dense, units: 1 }
loss: meanSquaredError
optimizer: { type: adam, learningRate: 100 }
train: { epochs: 1, batchSize: 7 }
`;

test("a step that is timed leaves the parameters as they were drawn, whatever the spec's learning rate", async () => {
  const compilation = compile(text, { file: "timed.yaml" });
  const network = await loadNetwork(compilation);
  const seen: { parameters?: Parameters; workspace?: Workspace } = {};
  const step = (p: Parameters, w: Workspace, iteration: number): void => {
    Object.assign(seen, { parameters: p, workspace: w });
    network.step?.(p, w, iteration);
  };
  const timed = randomStep({ ...network, step }, compilation.program(), compilation.model, 7);
  for (let i = 0; i < 100; i++) timed.run();
  expect(timed.kind).toBe("update");
  expect(seen.parameters?.dense1Weights).toEqual(network.createParameters(3).dense1Weights);
  const rows = Array.from(seen.workspace?.batchInput ?? []);
  expect(rows).toHaveLength(7);
  expect(rows.every((x) => x > 0 && x < 1)).toBe(true);
});

test("the multiply-adds of 3-4-1 on 7 rows: 7 · 16 forward, 7 · 16 for the weights, 7 · 4 between the layers", () => {
  const graphs = compile(
    `name: "3-4-1"
dataset: { type: inline, inputs: [[0, 0, 1], [1, 1, 0]], targets: [[0], [1]] }
defaults: { dense: { activation: sigmoid, useBias: false } }
layers: [{ type: dense, units: 4 }, { type: dense, units: 1 }]
loss: sumSquaredError
optimizer: sgd
train: { iterations: 1, batchSize: all }
`,
    { file: "3-4-1.yaml" },
  ).graphs();
  expect(countMultiplyAddsOfBatch(graphs.training as Graph, 7)).toBe(252);
});

test("a step is timed at least five times, however slow it is", () => {
  const threeMilliseconds = (): void => {
    for (const start = performance.now(); performance.now() - start < 3; );
  };
  const { seconds, rounds, peak } = timeStep(threeMilliseconds, "float32", 0.001);
  expect(rounds).toBeGreaterThanOrEqual(5);
  expect(seconds).toBeGreaterThanOrEqual(0.003);
  expect(peak).toBeGreaterThan(0);
});
