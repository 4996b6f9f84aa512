import { describe, expect, it } from "vitest";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import type { Model } from "../../compiler/ir/model.ts";
import type { Spec } from "../../compiler/ir/spec.ts";

const noFiles = { find: () => ({ searched: [] }) };

/** The model of a spec in which nothing is wrong. */
function model(text: string): Model {
  const { spec, diagnostics } = parse(text, "specs/some-net.yaml");
  expect(diagnostics).toEqual([]);
  const resolved = resolve(spec as Spec, noFiles);
  expect(resolved.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return resolved.model as Model;
}

const house = `dataset:
  type: csv
  text: |
    rooms,city,price,sold
    3,Gent,200,no
    4,Lille,300,yes
`;

describe("resolve", () => {
  it("fills in every default", () => {
    const { name, seed, precision, train, optimizer, losses, layers } = model(
      `dataset: { type: inline, inputs: [[0, 1]], targets: [[1]] }
layers: [{ type: dense, units: 1 }]
loss: sumSquaredError
optimizer: sgd
train: { epochs: 3 }
`,
    );
    expect({ name, seed, precision }).toEqual({ name: "some-net", seed: 0, precision: "float32" });
    expect(train).toMatchObject({ epochs: 3, batchSize: 32, shuffle: true });
    expect(optimizer?.options).toEqual({ learningRate: 0.01, momentum: 0, nesterov: false });
    expect(losses[0]).toMatchObject({ type: "sumSquaredError", output: "outputs", weight: 1, reduction: "sum" });
    expect(layers[0]?.options).toEqual({
      units: 1,
      activation: { type: "linear", options: {} },
      useBias: true,
      weightsInitializer: { type: "glorotUniform", options: {} },
      biasInitializer: { type: "zeros", options: {} },
    });
  });

  it("prefers a layer's own option to defaults, and those to the word's", () => {
    const { layers } = model(`defaults: { dense: { units: 4, useBias: false } }
layers:
  - { type: input, shape: [2] }
  - dense
  - { type: dense, units: 1 }
`);
    expect(layers.map(({ options }) => [options.units, options.useBias])).toEqual([
      [4, false],
      [1, false],
    ]);
  });

  it("calls a layer by its type and its ordinal among the layers of that type", () => {
    const { layers } = model(`layers:
  - { type: input, shape: [2] }
  - { type: dense, units: 2 }
  - flatten
  - { type: dense, name: middle, units: 2 }
  - { type: dense, units: 2 }
`);
    expect(layers.map(({ name }) => name)).toEqual(["dense1", "flatten1", "middle", "dense3"]);
  });

  it("joins layers in order, and by name where they say so", () => {
    const { layers, inputs } = model(`layers:
  - { type: input, shape: [2] }
  - { type: dense, name: inner, units: 2 }
  - { type: dense, name: outer, units: 2 }
  - { type: add, inputs: [outer, inner, input] }
`);
    expect(inputs).toEqual([{ name: "input", shape: [2], columns: [] }]);
    expect(layers.map(({ inputs: taken }) => taken)).toEqual([["input"], ["inner"], ["outer", "inner", "input"]]);
  });

  it("puts a layer after what it takes, whatever the order of the YAML", () => {
    const { layers } = model(`layers:
  - { type: input, shape: [2] }
  - { type: dense, name: last, inputs: first, units: 1 }
  - { type: dense, name: first, inputs: input, units: 3 }
outputs: last
`);
    expect(layers.map(({ name, shape }) => [name, shape])).toEqual([
      ["first", [3]],
      ["last", [1]],
    ]);
  });

  it("gives each parameter its shape, its path and its fans", () => {
    const { layers } = model("layers:\n  - { type: input, shape: [3] }\n  - { type: dense, name: hidden, units: 4 }\n");
    expect(layers[0]?.parameters).toMatchObject([
      { name: "weights", path: "hidden.weights", shape: [3, 4], fanIn: 3, fanOut: 4, trainable: true },
      { name: "bias", path: "hidden.bias", shape: [4], trainable: true },
    ]);
  });

  it("makes one vector of the columns that are not targets, with a place for each category", () => {
    const { inputs, outputs, dataset } = model(`${house}  targets: price
layers: [{ type: dense, units: 1 }]
`);
    expect(inputs).toEqual([{ name: "input", shape: [5], columns: ["rooms", "city", "sold"] }]);
    expect(outputs).toEqual([
      { name: "price", layer: "dense1", shape: [1], target: { columns: ["price"], encoding: "values" } },
    ]);
    expect(dataset?.columns.map(({ name, categories }) => [name, categories])).toEqual([
      ["rooms", undefined],
      ["city", ["Gent", "Lille"]],
      ["price", undefined],
      ["sold", ["no", "yes"]],
    ]);
  });

  it("gives each of several targets to the layer of its name", () => {
    const { outputs, losses, metrics } = model(`${house}  inputs: { facts: [rooms, city] }
  targets: { price: price, sold: sold }
layers:
  - { type: dense, name: trunk, inputs: facts, units: 4 }
  - { type: dense, name: price, inputs: trunk, units: 1 }
  - { type: dense, name: sold, inputs: trunk, units: 1, activation: sigmoid }
loss:
  - { type: meanSquaredError, output: price }
  - { type: binaryCrossentropy, output: sold, weight: 0.3 }
metrics: [{ type: accuracy, output: sold }]
`);
    expect(outputs.map(({ name, target }) => [name, target?.encoding])).toEqual([
      ["price", "values"],
      ["sold", "index"],
    ]);
    expect(losses.map(({ output, weight }) => [output, weight])).toEqual([
      ["price", 1],
      ["sold", 0.3],
    ]);
    expect(metrics.map(({ name }) => name)).toEqual(["sold.accuracy"]);
  });

  it("learns the inputs again where the targets are the inputs", () => {
    const { outputs } = model(`dataset: { type: inline, inputs: [[0, 1], [1, 0]], targets: inputs }
layers: [{ type: dense, units: 2 }]
`);
    expect(outputs[0]?.target?.columns).toEqual(
      model(`dataset: { type: inline, inputs: [[0, 1], [1, 0]] }
layers: [{ type: dense, units: 2 }]
`).inputs[0]?.columns,
    );
  });

  it("looks at as many categories as the column says, else at five", () => {
    const dataset = (topK: string) => `dataset:
  type: idx
  columns:
    image: { type: image, file: images.gz, shape: [2, 2, 1] }
    label: { type: category, file: labels.gz, categories: 10${topK} }
  targets: label
layers: [flatten, { type: dense, units: 10, activation: softmax }]
metrics: [topKAccuracy]
`;
    expect(model(dataset(", topK: 3")).metrics[0]?.options).toEqual({ k: 3 });
    expect(model(dataset("")).metrics[0]?.options).toEqual({ k: 5 });
  });

  it("keeps of each claim the digits that were written", () => {
    const { expect: promised } = model(`dataset: { type: inline, inputs: [[0, 1]], targets: [[1]] }
layers: [{ type: dense, units: 1, activation: sigmoid }]
loss: sumSquaredError
expect:
  predictions: [{ inputs: [0, 1], outputs: [0.5000] }]
  metrics: [{ name: loss, between: [0, 1.5] }]
  counts: { parameters: 3 }
`);
    expect(promised?.claims.map(({ subject, bound }) => [subject.kind, bound])).toEqual([
      ["prediction", { kind: "is", value: [0.5], written: ["0.5000"] }],
      ["metric", { kind: "between", low: 0, high: 1.5 }],
      ["count", { kind: "is", value: 3, written: "3" }],
    ]);
  });

  it("takes backpropagation for granted, whether it is written or not", () => {
    const text = "layers:\n  - { type: input, shape: [2] }\n  - { type: dense, units: 1 }\n";
    expect(model(`${text}learning: backpropagation\n`)).toEqual(model(text));
  });

  it("builds where the data are not, if the spec says what is in them", () => {
    const { inputs } = model(`dataset:
  type: csv
  file: nowhere.csv
  columns: { rooms: number, price: number }
  inputs: rooms
  targets: price
layers: [{ type: dense, units: 1 }]
`);
    expect(inputs).toEqual([{ name: "input", shape: [1], columns: ["rooms"] }]);
  });

  it("takes a generator's target unless the column enters the network, or the rule learns from inputs alone", () => {
    const layers = "layers: [{ type: restrictedBoltzmannMachine, units: 1 }]\n";
    const groups = (text: string) => {
      const { inputs, outputs } = model(`${text}${layers}`);
      return { inputs: inputs.map(({ columns }) => columns), target: outputs[0]?.target?.columns };
    };
    expect(groups("dataset: xor\n")).toEqual({ inputs: [["a", "b"]], target: ["xor"] });
    expect(groups("dataset: xor\nlearning: contrastiveDivergence\n")).toEqual({
      inputs: [["a", "b"]],
      target: undefined,
    });
    expect(groups("dataset: { type: xor, inputs: [a, b, xor] }\n")).toEqual({
      inputs: [["a", "b", "xor"]],
      target: undefined,
    });
  });
});
