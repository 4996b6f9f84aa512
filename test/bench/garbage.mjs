// Prints how many garbage collections happen in a million steps of specs/two-layer.yaml, after the first hundred thousand.
import { readFileSync } from "node:fs";
import { PerformanceObserver } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { compile, loadNetwork } from "../../dist/compiler/index.js";

const file = "specs/two-layer.yaml";
const network = await loadNetwork(compile(readFileSync(file, "utf8"), { file }));
const data = {
  rows: 7,
  inputs: { input: Float64Array.from([0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0]) },
  targets: { outputs: Float64Array.from([0, 1, 1, 1, 1, 0, 0]) },
};
let collections = 0;
new PerformanceObserver((list) => {
  collections += list.getEntries().length;
}).observe({ entryTypes: ["gc"] });

const training = network.train(network.createParameters(1), data, { iterations: 1_100_000, every: 100_000 });
training.next();
// The observer is told of collections in a later turn of the event loop.
await setTimeout(50);
collections = 0;
for (const _ of training);
await setTimeout(50);
console.log(collections);
