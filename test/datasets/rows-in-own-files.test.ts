import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";

const spec = `
dataset:
  type: csv
  file: spring.csv
  validationFile: summer.csv
  testFile: autumn.csv
  columns: { length: number, weight: number }
  inputs: length
  targets: weight
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: sgd
train: { epochs: 1, earlyStopping: { monitor: validation.loss, patience: 1 } }
expect: { metrics: [{ name: loss, on: validation, atMost: 1 }, { name: loss, on: test, atMost: 1 }] }
sweep: { values: { seed: [0, 1] }, show: [validation.loss, test.loss] }
`;

test("rows in a file of their own are asked for by claims, stopping criteria and sweeps as those of a split are", () => {
  expect(compile(spec, { file: "own-files.yaml" }).diagnostics).toEqual([]);
});

test("without such files there are no such rows", () => {
  const plain = spec.replace(/ {2}(validation|test)File: .*\n/g, "");
  const texts = compile(plain, { file: "own-files.yaml" }).diagnostics.map(({ text }) => text);
  expect(texts.filter((text) => text.includes("the dataset has no validation rows"))).toHaveLength(2);
  expect(texts.filter((text) => text.includes("the dataset has no test rows"))).toHaveLength(1);
});
