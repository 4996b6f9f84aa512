import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import type { Json, JsonObject } from "../../compiler/ir/json.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import type { NetworkModule, Parameters } from "../../compiler/run/network-module.ts";
import { difference, type Figures } from "./word-graph.ts";

type Arrays = { readonly [name: string]: Figures };

/** A training of 200 steps, see the `about` of the file. */
interface TrainingRun {
  readonly name: string;
  readonly model: { readonly layers: readonly JsonObject[] };
  readonly loss: { readonly name: string; readonly options: JsonObject };
  readonly optimizer: { readonly name: string; readonly options: JsonObject };
  readonly steps: number;
  readonly batches: readonly (readonly number[])[];
  readonly data: { readonly inputs: Figures; readonly targets: Figures };
  readonly initialParameters: Arrays;
  readonly losses: { readonly steps: readonly number[]; readonly values: readonly number[] };
  readonly finalParameters: Arrays;
  readonly finalLoss: number;
  readonly predictions: Figures;
}

const file = new URL("../references/torch/training.json", import.meta.url);
const runs: readonly TrainingRun[] = JSON.parse(readFileSync(file, "utf8")).runs;

/** Flat values as lists within lists. */
function nested({ shape: [size = 1, ...rest], values }: Figures): Json {
  if (rest.length === 0) return [...values];
  const inner = values.length / size;
  const row = (index: number) => values.slice(index * inner, (index + 1) * inner);
  return Array.from({ length: size }, (_, index) => nested({ shape: rest, values: row(index) }));
}

/** A target that is an index, as a single 1 among as many values as there are categories. */
function targetOf({ loss, data: { targets }, predictions }: TrainingRun): Json {
  if (loss.name !== "sparseCategoricalCrossentropy") return nested(targets);
  const categories = predictions.shape[1] ?? 1;
  return targets.values.map((index) =>
    Array.from({ length: categories }, (_, position) => (position === index ? 1 : 0)),
  );
}

/** The parameter as torch's file calls it, in our words: `hidden/kernel` → `weights` of a dense layer. */
function ownName(run: TrainingRun, path: string): { readonly layer: string; readonly parameter: string } {
  const [layer = "", parameter = ""] = path.split("/");
  const { type } = run.model.layers.find(({ name }) => name === layer) ?? {};
  return { layer, parameter: type === "dense" && parameter === "kernel" ? "weights" : parameter };
}

/** The run as a spec; JSON is YAML. */
function specOf(run: TrainingRun): string {
  const { layers } = run.model;
  const { fromLogits, ...lossOptions } = run.loss.options;
  const { epsilonForm: _form, ...optimizerOptions } = run.optimizer.options;
  const initializers = (name: unknown) =>
    Object.entries(run.initialParameters).flatMap(([path, figures]) => {
      const { layer, parameter } = ownName(run, path);
      return layer === name ? [[`${parameter}Initializer`, { type: "values", values: nested(figures) }]] : [];
    });
  return JSON.stringify({
    precision: "float64",
    dataset: { type: "inline", inputs: nested(run.data.inputs), targets: targetOf(run) },
    layers: layers.map((layer, index) => ({
      ...layer,
      type: layer.type === "maxPool2d" ? "maxPooling2d" : layer.type,
      // What takes logits there follows the activation here.
      ...(fromLogits === true && index === layers.length - 1 ? { activation: "softmax" } : {}),
      ...Object.fromEntries(initializers(layer.name)),
    })),
    loss: { type: run.loss.name, ...lossOptions },
    optimizer: { type: run.optimizer.name, ...optimizerOptions },
    train: { iterations: run.steps, batchSize: run.batches[0]?.length ?? 1, shuffle: false },
  });
}

/** The loss of every step's batch before its update, and the parameters in the end. */
async function trained(run: TrainingRun, tier: "loops" | "kernels") {
  const compilation = compile(specOf(run), { file: `${run.name}.yaml`, tier });
  expect(compilation.diagnostics).toEqual([]);
  const { model } = compilation;
  if (model === undefined) throw new Error("the run's spec has no model");
  const training = readRows(model, { find: () => ({ searched: [] }) }).rows?.data.parts.training().part;
  const network: NetworkModule = await loadNetwork(compilation);
  const parameters = network.createParameters();
  if (training === undefined || network.train === undefined || network.evaluate === undefined) {
    throw new Error("the run does not train");
  }
  const losses: (number | undefined)[] = [];
  for (const { loss } of network.train(parameters, training)) losses.push(loss);
  return { parameters, losses, finalLoss: network.evaluate(parameters, training).loss };
}

function field(parameters: Parameters, { layer, parameter }: ReturnType<typeof ownName>): readonly number[] {
  return [...(parameters[`${layer}${parameter[0]?.toUpperCase()}${parameter.slice(1)}`] ?? [])];
}

describe.each(["loops", "kernels"] as const)("200 steps of PyTorch are reproduced by %s", (tier) => {
  it.each(runs.map((run) => [run.name, run] as const))("%s", async (_, run) => {
    const { parameters, losses, finalLoss } = await trained(run, tier);
    // A change of 1e-10 in the beginning comes to at most 2.8e-9 in the end (`sensitivity`); rounding is far below it.
    expect(
      difference(
        run.losses.steps.map((step) => losses[step - 1] ?? Number.NaN),
        run.losses.values,
      ),
    ).toBeLessThan(1e-10);
    expect(Math.abs(Number(finalLoss) - run.finalLoss)).toBeLessThan(1e-10);
    for (const [path, { values }] of Object.entries(run.finalParameters)) {
      expect(difference(field(parameters, ownName(run, path)), values), path).toBeLessThan(1e-9);
    }
  });
});
