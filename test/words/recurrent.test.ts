import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import type { Json, JsonObject } from "../../compiler/ir/json.ts";
import { layers } from "../../compiler/language/registry.gen.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { compiled } from "../compiled.ts";
import { buildLayer, difference, type Figures, thing, withDefaults } from "./word-graph.ts";

type Arrays = { readonly [name: string]: Figures };

interface RecurrentCase {
  readonly layer: string;
  readonly options: JsonObject;
  readonly inputs: Figures;
  readonly mask?: Figures;
  readonly parameters: Arrays;
  readonly upstream: Figures;
  readonly output: Figures;
  readonly gradients: Arrays;
  readonly afterThreeSteps: Arrays;
}

// PyTorch's figures, see `about` in the file.
const { cases, learningRate } = JSON.parse(
  readFileSync(new URL("../references/recurrent.json", import.meta.url), "utf8"),
) as { readonly cases: readonly RecurrentCase[]; readonly learningRate: number };

const rows = ({ shape }: Figures) => ["rows" as const, ...shape.slice(1)];

/** The layer in a graph, with the gradients of Σ output · upstream by name. */
function graphOf(check: RecurrentCase) {
  const graph = graphBuilder("float64");
  const inputs = graph.leaf("input", "inputs", rows(check.inputs));
  const mask = check.mask && graph.leaf("input", "mask", rows(check.mask));
  const names = Object.keys(check.parameters);
  const leaves = names.map((name) => graph.leaf("parameter", name, check.parameters[name].shape));
  const parameters = Object.fromEntries(names.map((name, index) => [name, leaves[index]]));
  const output = buildLayer(graph, check.layer, withThings(check.options), [inputs], parameters, { masks: [mask] });
  const upstream = graph.leaf("input", "upstream", rows(check.upstream));
  const loss = graph.apply(sumAll, [graph.apply(multiply, [output, upstream], {})], {});
  const gradients = gradientsOf(graph, loss, [inputs, ...leaves]) as readonly Value[];
  const named = ["inputs", ...names].map((name, index) => [name, gradients[index]] as const);
  return graph.finish("training", { output, ...Object.fromEntries(named) }, []);
}

/** The options with activations as things, also those of a layer inside. */
function withThings(options: JsonObject): JsonObject {
  const entries = Object.entries(options).map(([name, value]): readonly [string, Json] => {
    if (name !== "layer") return [name, name.endsWith("ctivation") ? thing(value as string) : value];
    const { type, options: own } = value as { readonly type: string; readonly options: JsonObject };
    return [name, thing(type, withDefaults(layers[type], withThings(own)))];
  });
  return Object.fromEntries(entries);
}

const told = ({ layer, options, mask }: RecurrentCase): string =>
  [
    layer,
    ...Object.entries(options).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
    mask ? "masked" : "",
  ].join(" ");

const built = cases.filter(({ layer }) => layer in layers);

describe("recurrent layers agree with PyTorch to 1e-9: outputs, gradients, and three steps of training", () => {
  it.each(built.map((check) => [told(check), check] as const))("%s", (_, check) => {
    const graph = graphOf(check);
    const fixed = { inputs: check.inputs.values, upstream: check.upstream.values };
    const masks = check.mask ? { mask: check.mask.values } : {};
    const names = Object.keys(check.parameters);
    let now = Object.fromEntries(names.map((name) => [name, check.parameters[name].values]));
    for (let step = 0; step < 3; step++) {
      const { outputs } = interpret(graph, { ...fixed, ...masks, ...now }, check.inputs.shape[0]);
      if (step === 0) {
        expect(outputs.output.shape).toEqual(check.output.shape);
        expect(difference(outputs.output.data, check.output.values)).toBeLessThan(1e-9);
        for (const [name, { values }] of Object.entries(check.gradients)) {
          expect(difference(outputs[name].data, values), name).toBeLessThan(1e-9);
        }
      }
      now = Object.fromEntries(
        names.map((name) => [name, now[name].map((value, i) => value - learningRate * outputs[name].data[i])]),
      );
    }
    for (const name of names) {
      expect(difference(now[name], check.afterThreeSteps[name].values), name).toBeLessThan(1e-9);
    }
  });
});

/** What a network of one recurrent layer answers to three steps of one value, 1, 1 and 1; weights are written in the options. */
async function statesOf(layer: string): Promise<readonly number[]> {
  const spec = `precision: float64\nlayers: [{ type: input, shape: [3, 1] }, { ${layer} }]`;
  const network = await loadNetwork(compiled(spec, { file: "states.yaml" }));
  return network.predict(network.createParameters(), [1, 1, 1]) as readonly number[];
}

describe("states by hand", () => {
  const weights = "kernelInitializer: ones, recurrentInitializer: { type: constant, value: 0.5 }";

  it("simpleRnn, linear: 1, then 1 + ½ · 1 = 1.5, then 1 + ½ · 1.5 = 1.75", async () => {
    const layer = `type: simpleRnn, units: 1, activation: linear, ${weights}`;
    expect(await statesOf(`${layer}, returnSequences: true`)).toEqual([1, 1.5, 1.75]);
    expect(await statesOf(layer)).toEqual([1.75]);
  });

  it("with relu and a bias of −1.5: 0, 0, 0", async () => {
    const bias = "biasInitializer: { type: constant, value: -1.5 }";
    const layer = `type: simpleRnn, units: 1, activation: relu, returnSequences: true, ${weights}, ${bias}`;
    expect(await statesOf(layer)).toEqual([0, 0, 0]);
  });

  const linear = "activation: linear, recurrentActivation: linear, recurrentInitializer: zeros, returnSequences: true";

  it("lstm, all linear, gates of 1: the cell counts 1, 2, 3", async () => {
    const layer = `type: lstm, units: 1, ${linear}, kernelInitializer: ones, unitForgetBias: false`;
    expect(await statesOf(layer)).toEqual([1, 2, 3]);
  });

  it("lstm, with a forget bias of 1 more: 1, then 2 · 1 + 1 = 3, then 2 · 3 + 1 = 7", async () => {
    expect(await statesOf(`type: lstm, units: 1, ${linear}, kernelInitializer: ones`)).toEqual([1, 3, 7]);
  });

  it.each([true, false])(
    "gru, all linear, z = ½, n = 1: half of what is missing, resetAfter %s",
    async (resetAfter) => {
      const kernel = "kernelInitializer: { type: values, values: [[0.5, 1, 1]] }";
      const layer = `type: gru, units: 1, ${linear}, ${kernel}, resetAfter: ${resetAfter}`;
      expect(await statesOf(layer)).toEqual([0.5, 0.75, 0.875]);
    },
  );
});

describe("around recurrent layers", () => {
  const weights = "kernelInitializer: ones, recurrentInitializer: { type: constant, value: 0.5 }";
  const inner = `type: simpleRnn, units: 1, activation: linear, ${weights}, returnSequences: true`;

  it("bidirectional: the states 1, 1.5, 1.75 beside those from the end, 1.75, 1.5, 1", async () => {
    const both = (mode: string) => statesOf(`type: bidirectional, mergeMode: ${mode}, layer: { ${inner} }`);
    expect(await both("concat")).toEqual([1, 1.75, 1.5, 1.5, 1.75, 1]);
    expect(await both("sum")).toEqual([2.75, 3, 2.75]);
    expect(await both("ave")).toEqual([1.375, 1.5, 1.375]);
    expect(await both("mul")).toEqual([1.75, 2.25, 1.75]);
  });

  it("repeatVector makes steps of a row; timeDistributed is its layer, with the name and the inputs outside", async () => {
    const spec = `precision: float64
layers:
  - { type: input, shape: [2] }
  - { type: repeatVector, n: 3 }
  - { type: simpleRnn, units: 1, activation: linear, ${weights}, returnSequences: true }
  - { type: timeDistributed, name: doubled, layer: { type: dense, units: 1, weightsInitializer: { type: constant, value: 2 } } }`;
    const network = await loadNetwork(compiled(spec, { file: "steps.yaml" }));
    const parameters = network.createParameters();
    expect(network.predict(parameters, [1, 2])).toEqual([6, 9, 10.5]);
    expect(parameters.doubledWeights).toEqual(Float64Array.of(2));
  });
});

describe("interpreter, loops and kernels give equal bits", () => {
  const common = "returnSequences: true, dropout: 0.3, recurrentDropout: 0.4";
  const spec = `
dataset: { type: inline, inputs: [[[1, 2], [3, -4], [0, 0]], [[0, 0], [5, 6], [1, 1]]], targets: [[1], [0]] }
layers:
  - masking
  - { type: simpleRnn, units: 5, ${common} }
  - { type: lstm, units: 3, ${common}, goBackwards: true }
  - { type: gru, units: 4, ${common} }
  - { type: gru, units: 2, ${common}, resetAfter: false, activation: gelu, recurrentActivation: hardSigmoid }
  - { type: gru, units: 1, returnSequences: true, resetAfter: false }
  - { type: bidirectional, layer: { type: lstm, units: 2, activation: silu, useBias: false, dropout: 0.2 } }
  - { type: dense, units: 1, activation: sigmoid }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0.5 }
train: { epochs: 2 }`;

  it("kernels of lstm and gru, all states and the last one", async () => {
    const input = "dataset: { type: inline, inputs: [[[1, 2], [3, -4], [5, 6]]], targets: [[1]] }";
    const plain = `
${input}
layers:
  - { type: lstm, units: 5, returnSequences: true }
  - { type: gru, units: 3, returnSequences: true, useBias: false }
  - { type: bidirectional, layer: { type: gru, units: 2, returnSequences: true } }
  - { type: lstm, units: 3 }
  - { type: dense, units: 1 }
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.5 }
train: { epochs: 2 }`;
    expect(await disagreement(plain, { batches: [4, 3, 1], tier: "kernels" })).toBeUndefined();
    const { functions } = compiled(plain, { file: "plain.yaml", tier: "kernels" }).program();
    const called = JSON.stringify(functions).match(/"(?:lstm|gru)(?:Trace|Gradient)"/g);
    expect(new Set(called).size).toBe(4);
  });

  it.each(["loops", "kernels"] as const)("%s of masked layers with dropout, back and forth", async (tier) => {
    expect(await disagreement(spec, { batches: [2, 1], tier })).toBeUndefined();
  });
});
