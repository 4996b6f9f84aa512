import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { layers } from "../../compiler/language/registry.gen.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { layerShapes } from "../../compiler/testing/layer-shapes.ts";
import { compiled } from "../compiled.ts";
import { type LayerFigures, layerDifferences } from "./layer-figures.ts";

const { cases }: { readonly cases: readonly LayerFigures[] } = JSON.parse(
  readFileSync(new URL("../references/attention.json", import.meta.url), "utf8"),
);

describe("agrees with PyTorch to 1e-9, output and gradients:", () => {
  it.each(cases.map((each) => [`${each.layer} ${JSON.stringify(each.options)}`, each] as const))("%s", (_, figures) => {
    for (const [name, found] of Object.entries(layerDifferences(figures))) expect(found, name).toBeLessThan(1e-9);
  });
});

/** A net that learns with some layers between two dense ones; its rows have the given shape. */
const netOf = (row: readonly number[], precision: string, layers: readonly unknown[]): string =>
  JSON.stringify({
    precision,
    dataset: {
      type: "inline",
      inputs: [row.reduceRight<unknown>((all, size) => Array(size).fill(all), 0)],
      targets: [[1, 0]],
    },
    layers: [
      { type: "dense", units: row.at(-1), activation: "tanh" },
      ...layers,
      "flatten",
      { type: "dense", units: 2, activation: "softmax" },
    ],
    loss: "categoricalCrossentropy",
    optimizer: { type: "adam", learningRate: 0.01 },
    train: { iterations: 1 },
  });

describe.each(["float32", "float64"])("loops and kernels give the interpreter's bits in %s", (precision) => {
  it("for normalisations along several axes and in groups", async () => {
    const normalizations = [
      "layerNormalization",
      { type: "layerNormalization", axis: [1, 2], gammaInitializer: "glorotNormal" },
      { type: "layerNormalization", axis: 1 },
      "rmsNormalization",
      { type: "rmsNormalization", scale: false, epsilon: 1e-5 },
      { type: "groupNormalization", groups: 3, betaInitializer: "glorotNormal" },
      { type: "unitNormalization", axis: -2 },
      { type: "permute", dims: [2, 1] },
    ];
    expect(await disagreement(netOf([5, 6], precision, normalizations), { batches: [3, 2] })).toBeUndefined();
  });

  it("for attention in heads, causal and dropped out, and by one head", async () => {
    const layers = [
      { type: "multiHeadAttention", numHeads: 2, keyDim: 3, valueDim: 2, causal: true, dropout: 0.2 },
      { type: "multiHeadAttention", numHeads: 3, keyDim: 5, useBias: false },
      { type: "attention", useScale: true, causal: true },
      { type: "attention", useScale: true, scoreMode: "concat", dropout: 0.1 },
      "additiveAttention",
      { type: "positionEmbedding", name: "positions", sequenceLength: 7 },
      { type: "add", inputs: ["positions", "additiveAttention1"] },
    ];
    expect(await disagreement(netOf([5, 6], precision, layers), { batches: [3, 2] })).toBeUndefined();
  });

  it("for attention to the steps that a mask keeps", async () => {
    const spec = {
      precision,
      dataset: {
        type: "inline",
        inputs: [
          [
            [1, 2],
            [0, 0],
            [0, 0],
            [3, 4],
            [0, 0],
          ],
        ],
        targets: [[1, 0]],
      },
      layers: [
        { type: "masking", name: "kept" },
        { type: "multiHeadAttention", name: "first", numHeads: 2, keyDim: 3 },
        { type: "attention", name: "second", inputs: ["first", "kept"], causal: true },
        "flatten",
        { type: "dense", units: 2, activation: "softmax" },
      ],
      loss: "categoricalCrossentropy",
      optimizer: { type: "adam", learningRate: 0.01 },
      train: { iterations: 1 },
    };
    expect(await disagreement(JSON.stringify(spec), { batches: [3, 2] })).toBeUndefined();
  });
});

describe("positions", () => {
  it("as sines: sinePositionEncoding of step 2 is sin 2, cos 2, and both of 2 / √10000 = 0.02", async () => {
    const spec = "layers: [{ type: input, shape: [3, 4] }, sinePositionEncoding]";
    const network = await loadNetwork(compiled(spec, { file: "sines.yaml" }));
    const answers = network.predict(network.createParameters(0), Array(12).fill(7)) as readonly number[];
    const expected = [0, 1, 0, 1, 0.841471, 0.540302, 0.01, 0.99995, 0.909297, -0.416147, 0.019999, 0.9998];
    expect(answers).toEqual(expected.map((value) => expect.closeTo(value, 5)));
  });

  it("are learnt for the longest sequence, and refused for longer ones", () => {
    const shapes = layerShapes(layers.positionEmbedding, [[3, 4]], { sequenceLength: 5 });
    expect(shapes).toEqual({ output: [3, 4], parameters: { embeddings: [5, 4] }, built: ["rows", 3, 4] });
    const longer = () => layerShapes(layers.positionEmbedding, [[6, 4]], { sequenceLength: 5 });
    expect(longer).toThrow("there are 6 steps, and embeddings for 5");
  });
});

it("weights that no step uses take no space among the averages of the others", async () => {
  const net = netOf([2, 2], "float64", [{ type: "positionEmbedding", sequenceLength: 2 }]);
  expect(await disagreement(net, { batches: [2], tier: "loops" })).toBeUndefined();
});

describe("attention", () => {
  it("says which inputs fit each other", () => {
    const options = { numHeads: 2, keyDim: 3 };
    const shapes = layerShapes(
      layers.multiHeadAttention,
      [
        [3, 4],
        [5, 6],
      ],
      { ...options, valueDim: 7 },
    );
    expect(shapes.output).toEqual([3, 4]);
    expect(shapes.parameters).toMatchObject({ queryKernel: [4, 2, 3], valueKernel: [6, 2, 7], valueBias: [2, 7] });
    expect(shapes.parameters).toMatchObject({ attentionOutputKernel: [2, 7, 4], attentionOutputBias: [4] });
    expect(() => layerShapes(layers.multiHeadAttention, [[4]], options)).toThrow("is [steps, values], not [4]");
    expect(() =>
      layerShapes(layers.attention, [
        [3, 4],
        [5, 6],
      ]),
    ).toThrow("a query has 4 values and a key 6");
    expect(() =>
      layerShapes(layers.attention, [
        [3, 4],
        [5, 4],
        [6, 4],
      ]),
    ).toThrow("the values have 5 steps and the keys 6");
  });

  it("to longer padding gives the same numbers, bit for bit", async () => {
    const answer = async (padding: number) => {
      const steps = [[1, -2], [3, 0.5], [-1, 2], ...Array(padding).fill([0, 0])];
      const spec = {
        precision: "float32",
        layers: [
          { type: "input", shape: [steps.length, 2] },
          "masking",
          { type: "multiHeadAttention", numHeads: 2, keyDim: 3 },
          "layerNormalization",
          { type: "attention", causal: true },
        ],
      };
      const network = await loadNetwork(compiled(JSON.stringify(spec), { file: "padded.yaml" }));
      const answers = network.predict(network.createParameters(1), steps.flat()) as readonly number[];
      return answers.slice(0, 6);
    };
    expect(await answer(4)).toEqual(await answer(0));
    expect(await answer(61)).toEqual(await answer(0));
  });
});

describe("normalisations", () => {
  it("have parameters for the axes that they are along", () => {
    expect(layerShapes(layers.layerNormalization, [[5, 6]]).parameters).toEqual({ gamma: [6], beta: [6] });
    expect(layerShapes(layers.layerNormalization, [[5, 6]], { axis: [-1, 1] }).parameters.gamma).toEqual([5, 6]);
    expect(layerShapes(layers.groupNormalization, [[5, 6]], { groups: 2 }).parameters.beta).toEqual([6]);
    expect(layerShapes(layers.rmsNormalization, [[5, 6]], { scale: false }).parameters).toEqual({});
  });

  it("say which axes a row has, and which numbers of groups fit", () => {
    const shapes = (layer: string, written: object) => () => layerShapes(layers[layer], [[5, 6]], written as never);
    expect(shapes("layerNormalization", { axis: 3 })).toThrow("[5, 6] has no axis 3");
    expect(shapes("layerNormalization", { axis: 0 })).toThrow("[5, 6] has no axis 0");
    expect(shapes("rmsNormalization", { axis: [2, -1] })).toThrow("the axis -1 is named twice");
    expect(shapes("groupNormalization", { groups: 4 })).toThrow("6 channels cannot be parted into 4 equal groups");
    expect(shapes("permute", { dims: [1, 1] })).toThrow("[1, 1] is no order of the 2 axes of [5, 6]");
  });
});
