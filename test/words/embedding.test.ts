import { expect, test } from "vitest";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { train } from "../../compiler/run/train.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { compiled } from "../compiled.ts";

const table = "{ type: values, values: [[1, 2], [3, 4], [5, 6]] }";

test("embedding puts the row of each index in its place", async () => {
  const spec = `
precision: float64
layers:
  - { type: input, shape: [3] }
  - { type: embedding, inputDim: 3, outputDim: 2, embeddingsInitializer: ${table} }`;
  const network = await loadNetwork(compiled(spec, { file: "embedding.yaml" }));
  const p = network.createParameters();
  expect(network.predict(p, [2, 0, 2])).toEqual([5, 6, 1, 2, 5, 6]);
  expect(() => network.predict(p, [2, 0, 3])).toThrow("input must be whole numbers from 0 to 2, not 3");
  expect(() => network.predict(p, [2, 0.5, 0])).toThrow("not 0.5");
});

test("an index that occurs twice has the sum of both gradients, one that does not occur has none", async () => {
  // ½ Σ (e[2] − 4)² + ½ Σ (e[0] − 4)² + ½ Σ (e[2] − 4)²: the slopes of e[2] are 2 · (5 − 4) and 2 · (6 − 4).
  const spec = `
precision: float64
dataset: { type: inline, inputs: [[2, 0, 2]], targets: [[4, 4, 4, 4, 4, 4]] }
layers:
  - { type: embedding, inputDim: 3, outputDim: 2, embeddingsInitializer: ${table} }
  - flatten
loss: sumSquaredError
optimizer: { type: sgd, learningRate: 1 }
train: { iterations: 1 }
expect:
  parameters:
    - { name: embedding1.embeddings, is: [[4, 4], [3, 4], [3, 2]] }
`;
  expect((await train(spec, { file: "embedding.yaml" })).diagnostics).toEqual([]);
});

const shop = (precision: string): string => `
precision: ${precision}
dataset:
  type: csv
  text: "country,colour,sold\\nBE,red,yes\\nDE,blue,no\\nBE,blue,yes\\nFR,red,no\\n"
  columns:
    country: { type: category, categories: [BE, DE, FR], encoding: index, unknown: other }
    colour: { type: category, categories: [red, blue], encoding: index }
    sold: { type: category, categories: ["no", "yes"] }
  inputs: { country: country, colour: colour }
  targets: sold
layers:
  - { type: embedding, name: ofCountry, inputs: country, inputDim: 4, outputDim: 3 }
  - { type: embedding, name: ofColour, inputs: colour, inputDim: 2, outputDim: 2 }
  - { type: concatenate, inputs: [ofCountry, ofColour] }
  - flatten
  - { type: dense, units: 1, activation: sigmoid }
loss: binaryCrossentropy
metrics: [accuracy]
optimizer: { type: adam, learningRate: 0.1 }
train: { epochs: 60 }
expect: { metrics: [{ name: accuracy, is: 1 }] }
`;

test("two columns of categories are learnt by their embeddings, and typed in the module", async () => {
  expect((await train(shop("float64"), { file: "shop.yaml" })).diagnostics).toEqual([]);
  const code = await compiled(shop("float64"), { file: "shop.yaml" }).code("shop.ts");
  expect(code).toContain("readonly country: Country | (string & {});");
  expect(code).toContain("readonly colour: Colour;");
});

test.each(["float32", "float64"])(
  "embeddings have the interpreter's bits in loops and kernels, in %s",
  async (precision) => {
    expect(await disagreement(shop(precision), { batches: [4, 3, 1] })).toBeUndefined();
  },
);
