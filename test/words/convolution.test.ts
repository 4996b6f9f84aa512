import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import type { RowShape } from "../../compiler/ir/shape.ts";
import { layers } from "../../compiler/language/registry.gen.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { compiled } from "../compiled.ts";
import { buildLayer, difference, type Figures, thing, withDefaults } from "./word-graph.ts";

interface Case {
  readonly layer: string;
  readonly options: { readonly activation?: string; readonly [name: string]: JsonObject[string] };
  readonly input: Figures;
  readonly parameters: { readonly [name: string]: Figures };
  readonly output: Figures;
  readonly upstream: Figures;
  readonly gradients: { readonly [name: string]: Figures };
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../references/convolution.json", import.meta.url), "utf8"),
);
const named = cases.map((each) => [`${each.layer} ${JSON.stringify(each.options)}`, each] as const);

/** The options as a resolved spec has them. */
function optionsOf({ options: { activation, ...rest } }: Case): JsonObject {
  return activation === undefined ? rest : { ...rest, activation: thing(activation) };
}

describe("agrees with PyTorch to 1e-9, output and gradients:", () => {
  it.each(named)("%s", (_, check) => {
    const graph = graphBuilder("float64");
    const input = graph.leaf("input", "input", ["rows", ...check.input.shape.slice(1)]);
    const parameters: { [name: string]: Value } = {};
    const feeds: { [name: string]: readonly number[] } = { input: check.input.values, upstream: check.upstream.values };
    for (const [name, { shape, values }] of Object.entries(check.parameters)) {
      parameters[name] = graph.leaf("parameter", name, shape);
      feeds[name] = values;
    }
    const output = buildLayer(graph, check.layer, optionsOf(check), [input], parameters);
    const upstream = graph.leaf("input", "upstream", output.shape);
    const loss = graph.apply(sumAll, [graph.apply(multiply, [output, upstream], {})], {});
    const wanted = Object.keys(check.gradients);
    const slopes = gradientsOf(
      graph,
      loss,
      wanted.map((name) => (name === "input" ? input : parameters[name])),
    );
    const asked = Object.fromEntries(slopes.map((value, index) => [wanted[index], value as Value]));
    const { outputs } = interpret(graph.finish("training", { output, ...asked }, []), feeds, check.input.shape[0]);

    expect(outputs.output.shape).toEqual(check.output.shape);
    expect(difference(outputs.output.data, check.output.values)).toBeLessThan(1e-9);
    for (const name of wanted) {
      expect(difference(outputs[name].data, check.gradients[name].values), name).toBeLessThan(1e-9);
    }
  });
});

/**
 * The cases of a layer side by side in a net that learns: their gradients go to their parameters and to what is before
 * them. Cases of another input are left out.
 */
function netOf(layer: string, precision: string): string {
  const [{ input }, ...others] = cases.filter((each) => each.layer === layer);
  const sameInput = others.filter((each) => each.input.shape.slice(1).join() === input.shape.slice(1).join());
  const branches = [cases.find((each) => each.layer === layer) as Case, ...sameInput].map(({ options }, index) => [
    { type: layer, name: `case${index}`, inputs: ["before"], ...options },
    { type: "flatten", name: `flat${index}` },
  ]);
  const row = input.shape.slice(1);
  const zeros = row.reduceRight<unknown>((values, size) => Array(size).fill(values), 0);
  return JSON.stringify({
    precision,
    dataset: { type: "inline", inputs: [zeros], targets: [[1, 0]] },
    layers: [
      { type: "dense", name: "before", units: row.at(-1), activation: "tanh" },
      ...branches.flat(),
      ...(branches.length > 1 ? [{ type: "concatenate", inputs: branches.map((_, index) => `flat${index}`) }] : []),
      { type: "dense", units: 2, activation: "softmax" },
    ],
    loss: "categoricalCrossentropy",
    optimizer: { type: "adam", learningRate: 0.01 },
    train: { iterations: 2, batchSize: 3 },
  });
}

describe("gives the interpreter's bits in loops and in kernels:", () => {
  it.each([...new Set(cases.map(({ layer }) => layer))].map((layer, index) => [layer, index] as const))(
    "%s",
    async (layer, index) => {
      const precision = index % 2 === 0 ? "float32" : "float64";
      expect(await disagreement(netOf(layer, precision), { batches: [3, 1] })).toBeUndefined();
    },
  );
});

function shapeOf(type: string, row: RowShape, written: JsonObject) {
  return layers[type].shape([row], withDefaults(layers[type], written), []);
}

describe("has the shape that Keras gives it:", () => {
  it.each([
    ["conv1d", [9, 2], { filters: 4, kernelSize: 4, padding: "causal", strides: 2 }, [5, 4]],
    ["maxPooling1d", [9, 2], {}, [4, 2]],
    ["averagePooling1d", [9, 2], { poolSize: 4, padding: "same" }, [3, 2]],
    ["globalMaxPooling1d", [9, 2], {}, [2]],
    ["globalAveragePooling1d", [9, 2], {}, [2]],
    ["globalMaxPooling2d", [9, 8, 3], {}, [3]],
    ["depthwiseConv2d", [9, 8, 3], { kernelSize: [2, 3], depthMultiplier: 2 }, [8, 6, 6]],
    ["separableConv2d", [9, 8, 3], { filters: 5, kernelSize: 3, strides: 2, padding: "same" }, [5, 4, 5]],
    ["conv2dTranspose", [7, 7, 8], { filters: 4, kernelSize: 3, strides: 2 }, [15, 15, 4]],
    ["conv2dTranspose", [7, 7, 8], { filters: 4, kernelSize: 3, strides: 2, padding: "same" }, [14, 14, 4]],
    ["conv2dTranspose", [7, 7, 8], { filters: 4, kernelSize: 2, strides: 3 }, [21, 21, 4]],
    ["conv2dTranspose", [7, 7, 8], { filters: 4, kernelSize: 3, strides: 2, outputPadding: [0, 1] }, [15, 16, 4]],
    ["conv1dTranspose", [7, 8], { filters: 4, kernelSize: 4, strides: 3, padding: "same" }, [21, 4]],
    ["upSampling2d", [2, 3, 4], { size: [3, 2] }, [6, 6, 4]],
    [
      "zeroPadding2d",
      [2, 3, 4],
      {
        padding: [
          [1, 2],
          [0, 3],
        ],
      },
      [5, 6, 4],
    ],
    ["cropping2d", [5, 6, 4], { cropping: [1, 2] }, [3, 2, 4]],
    ["spatialDropout1d", [9, 2], { rate: 0.5 }, [9, 2]],
    ["depthwiseConv1d", [9, 2], { kernelSize: 3, depthMultiplier: 4 }, [7, 8]],
    ["separableConv1d", [9, 2], { filters: 5, kernelSize: 3, padding: "causal" }, [9, 5]],
    ["zeroPadding1d", [9, 2], { padding: [2, 0] }, [11, 2]],
  ] as const)("%s of %j with %j", (type, row, options, shape) => {
    expect(shapeOf(type, row, options)).toEqual(shape);
  });
});

describe("says what is wrong:", () => {
  it("conv1d with a window longer than the sequence, which a dilation makes", () => {
    expect(shapeOf("conv1d", [6, 2], { filters: 1, kernelSize: 4, dilationRate: 2 })).toEqual({
      mistake: "The kernel is 7 steps with its dilation, longer than the sequence of 6.",
      hint: "Make it smaller, or say `padding: same`.",
      option: "kernelSize",
    });
    expect(shapeOf("maxPooling1d", [3, 2], { poolSize: 4 })).toMatchObject({
      mistake: "The pool is 4 steps, longer than the sequence of 3.",
      option: "poolSize",
    });
  });

  it("conv1d with groups that do not divide, or strides beside a dilation", () => {
    expect(shapeOf("conv1d", [6, 4], { filters: 6, kernelSize: 2, groups: 3 })).toMatchObject({
      mistake: "4 channels cannot be parted into 3 equal groups.",
      option: "groups",
    });
    expect(shapeOf("conv1d", [6, 4], { filters: 6, kernelSize: 2, strides: 2, dilationRate: 2 })).toMatchObject({
      mistake: "Strides above 1 and a dilation above 1 do not go together.",
      option: "dilationRate",
    });
  });

  it("outputPadding that is not below the stride, and a transposed convolution of which nothing comes out", () => {
    expect(shapeOf("conv2dTranspose", [7, 7, 8], { filters: 1, kernelSize: 3, strides: 2, outputPadding: 2 })).toEqual({
      mistake: "An outputPadding of 2 is not smaller than the stride of 2.",
      hint: "Make it smaller, or leave it out.",
      option: "outputPadding",
    });
    const nothing = { filters: 1, kernelSize: 2, padding: "same", outputPadding: 0 };
    expect(shapeOf("conv1dTranspose", [1, 8], nothing)).toMatchObject({ mistake: "Nothing comes out." });
  });

  it("cropping that leaves nothing", () => {
    expect(
      shapeOf("cropping2d", [5, 6, 1], {
        cropping: [
          [1, 0],
          [3, 3],
        ],
      }),
    ).toEqual({
      mistake: "Of 6 columns of pixels 6 are cut off: nothing is left.",
      hint: "Cut off fewer.",
      option: "cropping",
    });
    expect(shapeOf("cropping1d", [5, 6], { cropping: 3 })).toMatchObject({
      mistake: "Of 5 steps 6 are cut off: nothing is left.",
    });
  });

  it("layers of sequences on values without channels", () => {
    expect(shapeOf("conv1d", [30], { filters: 1, kernelSize: 3 })).toEqual({
      mistake: "A sequence, as conv1d takes it, is [steps, channels], not [30].",
      hint: "A sequence of one channel is [30, 1]: put - { type: reshape, targetShape: [30, 1] } before it.",
    });
    expect(shapeOf("averagePooling1d", [4, 4, 1], {})).toMatchObject({
      mistake: "A sequence, as averagePooling1d takes it, is [steps, channels], not [4, 4, 1].",
    });
  });
});

describe("drops whole channels while it learns:", () => {
  it.each([
    ["spatialDropout1d", [6, 5]],
    ["spatialDropout2d", [2, 3, 5]],
  ] as const)("%s keeps or drops all six places of a channel, and answers with all", (layer, row) => {
    const drop = (training: boolean): readonly number[] => {
      const graph = graphBuilder("float64");
      const input = graph.leaf("input", "input", ["rows", ...row]);
      const output = buildLayer(graph, layer, { rate: 0.5 }, [input], {}, { training });
      const ones = { input: Array(4 * 30).fill(1), seed: [3], iteration: [0] };
      return [...interpret(graph.finish("training", { output }, []), ones, 4).outputs.output.data];
    };
    const dropped = drop(true);
    const channels = Array.from({ length: 20 }, (_, i) => dropped[Math.floor(i / 5) * 30 + (i % 5)]);
    expect(dropped).toEqual(dropped.map((_, i) => channels[Math.floor(i / 30) * 5 + (i % 5)]));
    expect(channels.filter((factor) => factor === 2).length).toBe(13);
    expect(channels.filter((factor) => factor === 0).length).toBe(7);
    expect(drop(false)).toEqual(Array(120).fill(1));
  });
});

describe("leaves out the steps that a mask leaves out:", () => {
  const spec = (layer: string, steps: number): string => `
precision: float64
layers: [{ type: input, shape: [${steps}, 2] }, { type: masking, maskValue: 9 }, ${layer}]`;
  const rows = [
    [3, 9],
    [-5, 1],
    [-1, -3],
    [9, 9],
  ].flat();

  it.each([
    ["globalAveragePooling1d", [-1, 7 / 3]],
    ["globalMaxPooling1d", [3, 9]],
  ] as const)(
    "%s of the first three steps of four; padding may be longer, a row of padding gives 0",
    async (layer, of) => {
      for (const more of [0, 1, 3]) {
        const network = await loadNetwork(compiled(spec(layer, 4 + more), { file: "pooled.yaml" }));
        const answer = (values: readonly number[]) =>
          network.predict(network.createParameters(), [...values, ...Array(2 * more).fill(9)]);
        expect(answer(rows)).toEqual(of);
        expect(answer(Array(8).fill(9))).toEqual([0, 0]);
      }
    },
  );
});
