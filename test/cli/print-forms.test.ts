import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";

const doubling = `
name: doubling
precision: float64
dataset: { type: inline, inputs: [[1, 2]], targets: [[2]] }
layers: [{ type: dense, units: 1, activation: linear }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1 }
train: { iterations: 1 }
`;

async function printed(form: string): Promise<string> {
  const folder = folderWith({ "doubling.yaml": doubling });
  const { code, stdout, stderr } = await netwright(folder, ["build", "doubling.yaml", "--print", form]);
  expect({ code, stderr, files: readdirSync(folder) }).toEqual({ code: 0, stderr: "", files: ["doubling.yaml"] });
  return stdout;
}

test("build --print model names the layers with shapes, options and parameters", async () => {
  const text = await printed("model");
  expect(text).toMatch(/^model doubling, float64, seed 0\n/);
  expect(text).toMatch(/^dense1: \[1\] = dense\(input\) \{.*"units":1.*\}$/m);
  expect(text).toMatch(/^ {2}dense1\.weights: \[2, 1\], first glorotUniform \{\}$/m);
});

test("build --print graph has a line for each operation and each update", async () => {
  const text = await printed("graph");
  expect(text).toMatch(/^graph of the training, float64\n/);
  expect(text).toMatch(/^dense1Output: \[rows, 1\] = affine\(batchInput, dense1Weights, dense1Bias\)$/m);
  expect(text).toMatch(/^dense1Weights ← /m);
});

test("build --print interpreter says below each operation what it computes", async () => {
  const [, below] = /^dense1Output: .*\n {2}(.*)$/m.exec(await printed("interpreter")) ?? [];
  expect(below).toMatch(/Σ.*starting from the bias/);
});

test("build --print program has every buffer with its offset, and the loops of every function", async () => {
  const text = await printed("program");
  expect(text).toMatch(/^batchInput: input \[rows, 2\] at /m);
  expect(text).toMatch(
    /^# function forward\ndense1 \(affine\):\n {2}for \(let sample = 0; sample < rows; sample\+\+\)/m,
  );
  expect(text).toMatch(/^# shared function .*\(parameter, gradient\), for dense1Weights, dense1Bias$/m);
});

test("build --print names the forms it knows", async () => {
  const folder = folderWith({ "doubling.yaml": doubling });
  const { code, stderr } = await netwright(folder, ["build", "doubling.yaml", "--print", "assembly"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/model, graph, program, interpreter/);
});
