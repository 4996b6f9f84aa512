import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import type { Json } from "../../compiler/ir/json.ts";
import { layers } from "../../compiler/language/registry.gen.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { compiled } from "../compiled.ts";
import { buildLayer, difference, type Figures, thing } from "./word-graph.ts";

type Arrays = { readonly [name: string]: Figures };

interface RecurrentCase {
  readonly layer: string;
  readonly options: { readonly [name: string]: string | number | boolean };
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
  const options = Object.entries(check.options).map(([name, value]): readonly [string, Json] =>
    typeof value === "string" ? [name, thing(value)] : [name, value],
  );
  const output = buildLayer(graph, check.layer, Object.fromEntries(options), [inputs], parameters, { masks: [mask] });
  const upstream = graph.leaf("input", "upstream", rows(check.upstream));
  const loss = graph.apply(sumAll, [graph.apply(multiply, [output, upstream], {})], {});
  const gradients = gradientsOf(graph, loss, [inputs, ...leaves]) as readonly Value[];
  const named = ["inputs", ...names].map((name, index) => [name, gradients[index]] as const);
  return graph.finish("training", { output, ...Object.fromEntries(named) }, []);
}

const told = ({ layer, options, mask }: RecurrentCase): string =>
  [layer, ...Object.entries(options).map(([name, value]) => `${name} ${value}`), mask ? "masked" : ""].join(" ");

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
});

describe("interpreter, loops and kernels give equal bits", () => {
  it.each(["loops", "kernels"] as const)("%s of masked layers with dropout, back and forth", async (tier) => {
    const spec = (layer: string): string => `
dataset: { type: inline, inputs: [[[1, 2], [3, -4], [0, 0]], [[0, 0], [5, 6], [1, 1]]], targets: [[1], [0]] }
layers:
  - masking
  - { type: ${layer}, units: 5, returnSequences: true, dropout: 0.3, recurrentDropout: 0.4 }
  - { type: ${layer}, units: 3, activation: gelu, goBackwards: true, returnSequences: true }
  - { type: ${layer}, units: 2, useBias: false }
  - { type: dense, units: 1, activation: sigmoid }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0.5 }
train: { epochs: 2 }`;
    for (const layer of Object.keys(layers).filter((name) => ["simpleRnn", "lstm", "gru"].includes(name))) {
      expect(await disagreement(spec(layer), { batches: [2, 1], tier }), layer).toBeUndefined();
    }
  });
});
