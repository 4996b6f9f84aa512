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
import { disagreement } from "../../compiler/testing/disagreement.ts";
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
const named = cases
  .filter(({ layer }) => layers[layer] !== undefined)
  .map((each) => [`${each.layer} ${JSON.stringify(each.options)}`, each] as const);

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

/** The case's layer between two others, learning: its gradients go to its parameters and to what is before it. */
function netAround({ layer, options, input }: Case): string {
  const row = input.shape.slice(1);
  const zeros = row.reduceRight<unknown>((values, size) => Array(size).fill(values), 0);
  return JSON.stringify({
    precision: layer.length % 2 === 0 ? "float32" : "float64",
    dataset: { type: "inline", inputs: [zeros], targets: [[1, 0]] },
    layers: [
      { type: "dense", units: row.at(-1), activation: "tanh" },
      { type: layer, ...options },
      "flatten",
      { type: "dense", units: 2, activation: "softmax" },
    ],
    loss: "categoricalCrossentropy",
    optimizer: { type: "adam", learningRate: 0.01 },
    train: { iterations: 2, batchSize: 3 },
  });
}

describe("gives the interpreter's bits in loops and in kernels:", () => {
  it.each(named)("%s", async (_, check) => {
    expect(await disagreement(netAround(check), { batches: [3, 1] })).toBeUndefined();
  });
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
