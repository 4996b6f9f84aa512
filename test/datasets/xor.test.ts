import { describe, expect, it } from "vitest";
import { xor } from "../../compiler/language/datasets/xor.ts";
import { train } from "../../compiler/run/train.ts";
import { categories, column, datasetOf, noFiles, told } from "./made-up.ts";

const numbers = [column("a"), column("b"), column("xor")];

function read(options: { rows: number; noise?: number; seed?: number }, columns = numbers) {
  return xor.read(datasetOf("xor", { noise: 0, seed: 0, ...options }, columns), noFiles);
}

function rowsOf({ table }: ReturnType<typeof read>): readonly (readonly number[])[] {
  const { a, b, xor: answer } = table?.columns ?? {};
  return Array.from({ length: table?.rows ?? 0 }, (_, row) => [a, b, answer].map((each) => each?.values[row] ?? NaN));
}

describe("the xor dataset", () => {
  it("is the truth table in four rows", () => {
    expect(rowsOf(read({ rows: 4 }))).toEqual([
      [0, 0, 0],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ]);
  });

  it("begins again with a fifth row", () => {
    expect(rowsOf(read({ rows: 6 })).slice(4)).toEqual([
      [0, 0, 0],
      [0, 1, 1],
    ]);
  });

  it("adds noise to a and b, drawn as np.random.RandomState(7).normal(0, 0.1, (4, 2)) draws it, and none to xor", () => {
    expect(rowsOf(read({ rows: 4, noise: 0.1, seed: 7 }))).toEqual([
      [0.16905257038003563, -0.04659373705408328, 0],
      [0.0032820163678584403, 1.0407516282996507, 1],
      [0.9211076971374261, 0.00020655729059481303, 1],
      [0.9999109614142069, 0.8245275693654579, 0],
    ]);
  });

  it("can be learnt as categories", () => {
    const { table } = read({ rows: 4 }, [column("a"), column("b"), categories("xor", "1", "0")]);
    expect(table?.columns.xor).toEqual({ kind: "categories", values: Int32Array.of(1, 0, 0, 1) });
    const unlisted = read({ rows: 4 }, [column("a"), column("b"), categories("xor", "yes", "0")]);
    expect(told(unlisted.diagnostics)).toEqual([
      'spec.yaml:1:1 category-not-listed: "1" is not one of the categories (row 2, column "xor"). Available: yes, 0.',
      'spec.yaml:1:1 category-not-listed: "1" is not one of the categories (row 3, column "xor"). Available: yes, 0.',
    ]);
  });

  it("trains a network of two layers to every answer", async () => {
    const spec = `
seed: 1
dataset: { type: xor, rows: 4 }
layers:
  - { type: dense, units: 8, activation: tanh }
  - { type: dense, units: 1, activation: sigmoid }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 1 }
metrics: maxAbsoluteError
train: { iterations: 1000, batchSize: all }
expect: { metrics: [{ name: maxAbsoluteError, atMost: 0.05 }] }
`;
    const { run, diagnostics } = await train(spec, { file: "xor.yaml" });
    expect(told(diagnostics)).toEqual([]);
    expect(run?.claims.map((claim) => claim.holds)).toEqual([true]);
  });
});
