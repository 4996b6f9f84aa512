import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { train } from "../../compiler/run/train.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { compiled } from "../compiled.ts";

/** Rows of one, two and three steps; the mean of what their steps give is learnt. */
const spec = (column: string, precision = "float64"): string => `
precision: ${precision}
dataset:
  type: inline
  columns: { signals: { type: sequence, length: 3, values: 2${column} } }
  inputs: { signals: [[[1, 2]], [[3, 4], [5, 6]], [[1, 0], [2, 0], [3, 0]]] }
  targets: { answer: [3, 9, 2] }
layers:
  - { type: dense, name: steps, units: 1, useBias: false, weightsInitializer: ones }
  - { type: globalAveragePooling1d, name: answer }
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.01 }
train: { iterations: 1 }
expect: { metrics: [{ name: loss, after: 0, is: 0 }] }`;

test("the steps of each row count, and those that it does not have do not: 1 + 2, (7 + 11) / 2, (1 + 2 + 3) / 3", async () => {
  expect((await train(spec(""), { file: "steps.yaml" })).diagnostics).toEqual([]);
  expect((await train(spec(", padding: pre"), { file: "steps.yaml" })).diagnostics).toEqual([]);
});

test("a row of a module is a list of steps of any number up to the length", async () => {
  const built = compiled(spec(""), { file: "steps.yaml" });
  expect(await built.code("steps.ts")).toContain("readonly signals: readonly ArrayLike<number>[];");
  const network = await loadNetwork(built);
  const answer = (signals: readonly (readonly number[])[]) => network.predict(network.createParameters(), { signals });
  expect(answer([[1, 2]])).toEqual({ answer: 3 });
  expect(
    answer([
      [1, 2],
      [4, 5],
      [0, 0],
    ]),
  ).toEqual({ answer: 4 });
  expect(() =>
    answer([
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 2],
    ]),
  ).toThrow("signals takes at most 3 steps, not 4");
  expect(() => answer([[1, 2], [1]])).toThrow("signals[1] takes 2 numbers, not 1");
});

test("a scale is fitted to the steps alone: the mean of 1 2 3 4 5 6 1 0 2 0 3 0 is 2.25", async () => {
  const scaled = spec(", scale: standard")
    .replace(/expect:.*/, "")
    .replace("iterations: 1", "epochs: 1");
  const { run, diagnostics } = await train(scaled, { file: "steps.yaml" });
  expect(diagnostics).toEqual([]);
  expect(run?.parameters.signalsScale?.[0]).toBeCloseTo(2.25, 14);
});

test("each row has a file of its own, named by its cell", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sequence-"));
  writeFileSync(join(folder, "walk1.csv"), "#left, right\n1,2\n");
  writeFileSync(join(folder, "walk2.csv"), "#left, right\n3, 4\n5, 6\n");
  const files = `
precision: float64
dataset:
  type: csv
  text: "walk,answer\\n1,3\\n2,9\\n"
  columns:
    walk: { type: sequence, length: 3, values: 2, rowFile: "walk{}.csv" }
    answer: number
  targets: answer
layers:
  - { type: dense, name: steps, units: 1, useBias: false, weightsInitializer: ones }
  - { type: globalAveragePooling1d, name: answer }
loss: meanSquaredError
optimizer: sgd
train: { iterations: 1 }
expect: { metrics: [{ name: loss, after: 0, is: 0 }] }`;
  expect((await train(files, { file: join(folder, "walks.yaml") })).diagnostics).toEqual([]);
});

test.each(["float32", "float64"])(
  "padded rows have the interpreter's bits in loops and kernels, in %s",
  async (precision) => {
    expect(await disagreement(spec("", precision).replace(/expect:.*/, ""))).toBeUndefined();
  },
);
