import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clipGradients, type PathGradient } from "../../compiler/3-differentiate/clipping.ts";
import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { decaying } from "../../compiler/3-differentiate/weight-decay.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { type GraphBuilder, graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import type { Shape } from "../../compiler/ir/shape.ts";
import { elementCount } from "../../compiler/ir/shape.ts";
import { losses, optimizers, regularizers } from "../../compiler/language/registry.gen.ts";
import { add } from "../../compiler/ops/add.ts";
import { divide } from "../../compiler/ops/divide.ts";
import { logarithm } from "../../compiler/ops/logarithm.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { subtract } from "../../compiler/ops/subtract.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";
import { buildLayer, difference, type Figures, thing, withDefaults } from "./word-graph.ts";

// PyTorch's figures, see the `about` of each file.
function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`../references/torch/${name}.json`, import.meta.url), "utf8"));
}

type Arrays = { readonly [name: string]: Figures };

interface LayerCase {
  readonly name: string;
  readonly op: string;
  readonly options: { readonly [name: string]: string | number | boolean | readonly number[] };
  readonly inputs: Arrays;
  readonly parameters: Arrays;
  /** Batch normalisation: whether it learns, and its moving averages before and after. */
  readonly training?: boolean;
  readonly state?: Arrays;
  readonly updatedState?: Arrays;
  readonly output: Figures;
  readonly upstreamGradient: Figures;
  readonly gradients: Arrays;
}

/** Layers that have another name here. */
const names: { readonly [op: string]: string } = {
  maxPool2d: "maxPooling2d",
  averagePool2d: "averagePooling2d",
  globalAveragePool2d: "globalAveragePooling2d",
  batchNorm: "batchNormalization",
};

/** The layer in our words: torch's parameters have other names, and its activations are options of their own. */
function layerOf({ op, options }: LayerCase): { type: string; options: JsonObject } {
  const {
    activation,
    negativeSlope,
    alpha,
    approximate,
    units,
    useBias,
    axis: _axis,
    keepDims: _keepDims,
    ...rest
  } = options;
  const ofActivation = Object.entries({ negativeSlope, alpha, approximate }).filter(([, value]) => value !== undefined);
  const chosen = thing(
    activation === "swish" ? "silu" : String(activation ?? "softmax"),
    Object.fromEntries(ofActivation) as JsonObject,
  );
  if (op === "dense") return { type: "dense", options: { units, useBias, activation: chosen } };
  if (op === "activation" || op === "softmax") return { type: "activation", options: { activation: chosen } };
  if (op === "conv2d") return { type: op, options: { ...rest, useBias, activation: chosen } };
  return { type: names[op] ?? op, options: rest };
}

const batched = (figures: Figures): Shape => ["rows", ...figures.shape.slice(1)];

const layerCases = read<{ cases: LayerCase[] }>("ops").cases;

describe("layers and activations agree with PyTorch to 1e-9, outputs and gradients", () => {
  it.each(layerCases.map((each) => [each.name, each] as const))("%s", (_, check) => {
    const graph = graphBuilder("float64");
    const feeds: { [name: string]: readonly number[] } = { upstream: check.upstreamGradient.values };
    const leaves = new Map<string, Value>();
    for (const [name, figures] of Object.entries(check.inputs)) {
      leaves.set(name, graph.leaf("input", name, batched(figures)));
      feeds[name] = figures.values;
    }
    for (const [name, figures] of Object.entries({ ...check.parameters, ...check.state })) {
      leaves.set(name, graph.leaf("parameter", name, figures.shape));
      feeds[name] = figures.values;
    }
    const { type, options } = layerOf(check);
    const inputs = Object.keys(check.inputs).map((name) => leaves.get(name) as Value);
    const [weights, kept] = [leaves.get("kernel"), new Map<string, () => Value>()];
    const parameters = { ...Object.fromEntries(leaves), ...(weights && { weights }) };
    const output = buildLayer(graph, type, options, inputs, parameters, {
      training: check.training ?? true,
      keep: (name, next) => kept.set(name, next),
    });
    const upstream = graph.leaf("input", "upstream", output.shape);
    const loss = graph.apply(sumAll, [graph.apply(multiply, [output, upstream], {})], {});
    const wanted = Object.keys(check.gradients);
    const gradients = gradientsOf(
      graph,
      loss,
      wanted.map((name) => leaves.get(name) as Value),
    );
    const slopes = gradients.map((value, index) => [wanted[index], value as Value] as const);
    const asked = Object.fromEntries([...slopes, ...[...kept].map(([name, next]) => [name, next()] as const)]);
    const rows = Object.values(check.inputs)[0].shape[0];
    const { outputs } = interpret(graph.finish("training", { output, ...asked }, []), feeds, rows);

    expect(outputs.output.shape).toEqual(check.output.shape);
    expect(difference(outputs.output.data, check.output.values)).toBeLessThan(1e-9);
    for (const name of wanted) {
      expect(difference(outputs[name].data, check.gradients[name].values), name).toBeLessThan(1e-9);
    }
    for (const name of kept.keys()) {
      expect(difference(outputs[name].data, check.updatedState?.[name].values ?? []), name).toBeLessThan(1e-9);
    }
    expect([...kept.keys()]).toEqual(check.training ? Object.keys(check.updatedState ?? {}) : []);
  });
});

interface LossCase {
  readonly name: string;
  readonly loss: string;
  readonly options: { readonly reduction: "mean" | "sum"; readonly [name: string]: string | number | boolean };
  readonly inputs: { readonly target: Figures; readonly prediction: Figures };
  readonly perSample: Figures;
  readonly output: Figures;
  readonly gradients: { readonly prediction: Figures };
}

/** The target as a loss takes it: an index is a single 1 among as many values as there are predictions. */
function targetOf({ loss, inputs: { target, prediction } }: LossCase): Figures {
  if (loss !== "sparseCategoricalCrossentropy") return target;
  const categories = prediction.shape.at(-1) ?? 1;
  const oneHot = (index: number) => Array.from({ length: categories }, (_, position) => (position === index ? 1 : 0));
  return { shape: prediction.shape, values: target.values.flatMap(oneHot) };
}

/** What an activation turns into these probabilities: our crossentropies begin before the activation. */
function logitsOf(graph: GraphBuilder, probabilities: Value, activation: string): Value {
  const yes = graph.apply(logarithm, [probabilities], {});
  if (activation === "softmax") return yes;
  const no = graph.apply(subtract, [graph.constant(1), probabilities], {});
  return graph.apply(subtract, [yes, graph.apply(logarithm, [no], {})], {});
}

describe("losses agree with PyTorch to 1e-9, row by row, together, and in their gradients", () => {
  it.each(read<{ cases: LossCase[] }>("losses").cases.map((each) => [each.name, each] as const))("%s", (_, check) => {
    const { prediction } = check.inputs;
    const target = targetOf(check);
    const graph = graphBuilder("float64");
    const output = graph.leaf("parameter", "output", batched(prediction));
    const targets = graph.leaf("target", "target", batched(target));
    const word = losses[check.loss === "kullbackLeibler" ? "kullbackLeiblerDivergence" : check.loss];
    const { fromLogits = true, normalize: _normalize, ...options } = check.options;
    const values = fromLogits || !word.after ? output : logitsOf(graph, output, word.after);
    const rows = word.build(graph, values, targets, withDefaults(word, options));
    const sum = graph.apply(sumAll, [rows], {});
    const count = graph.apply(multiply, [graph.rows(), graph.constant(elementCount(rows.shape).times)], {});
    const loss = check.options.reduction === "sum" ? sum : graph.apply(divide, [sum, count], {});
    const [gradient] = gradientsOf(graph, loss, [output]);
    const { outputs } = interpret(
      graph.finish("training", { rows, loss, gradient: gradient as Value }, []),
      { output: prediction.values, target: target.values },
      prediction.shape[0],
    );

    expect(difference(outputs.rows.data, check.perSample.values)).toBeLessThan(1e-9);
    expect(difference(outputs.loss.data, check.output.values)).toBeLessThan(1e-9);
    expect(difference(outputs.gradient.data, check.gradients.prediction.values)).toBeLessThan(1e-9);
  });
});

interface OptimizerCases {
  readonly steps: number;
  readonly problems: {
    readonly quadratic: { readonly A: Figures; readonly b: Figures; readonly initial: Arrays };
    readonly net: { readonly inputs: Figures; readonly targets: Figures; readonly initial: Arrays };
  };
  readonly cases: readonly {
    readonly name: string;
    readonly optimizer: string;
    readonly options: { readonly [name: string]: number | string | boolean };
    readonly results: {
      readonly quadratic: { readonly parameters: Arrays };
      readonly net: { readonly parameters: Arrays };
    };
  }[];
}

const optimizerCases = read<OptimizerCases>("optimizers");

/** One training step as a graph: the net 2-3-1 (tanh, linear) with meanSquaredError, or a gradient that is fed. */
function stepGraph(problem: "quadratic" | "net", type: string, written: JsonObject) {
  const graph = graphBuilder("float64");
  const initial = optimizerCases.problems[problem].initial;
  const names = Object.keys(initial);
  const leaves = names.map((name) => graph.leaf("parameter", name, initial[name].shape));
  const gradients = problem === "net" ? netGradients(graph, leaves) : [graph.leaf("input", "gradient", [4])];
  const word = optimizers[type === "adamw" ? "adamW" : type];
  const { weightDecayForm } = written;
  const updates: { target: Value; value: Value }[] = [];
  const learningRate = graph.leaf("scalar", "learningRate", []);
  const found = gradients.map((gradient, index) => ({ path: names[index], gradient: gradient as Value }));
  const clipped = clipGradients(graph, decayed(graph, leaves, found, written), written);
  leaves.forEach((parameter, index) => {
    const value = word.build({
      graph,
      parameter: weightDecayForm === "decoupled" ? decaying(graph, learningRate, written)(parameter) : parameter,
      gradient: clipped[index],
      learningRate,
      power: (base) => graph.leaf("scalar", `power ${base} ${names[index]}`, []),
      state: (name, shape = parameter.shape) => graph.leaf("state", `${names[index]} ${name}`, shape),
      keep: (state, next) => updates.push({ target: state, value: next }),
      options: withDefaults(word, written),
    });
    updates.push({ target: parameter, value });
  });
  return graph.finish("training", {}, updates);
}

function netGradients(
  graph: ReturnType<typeof graphBuilder>,
  leaves: readonly Value[],
): readonly (Value | undefined)[] {
  const [weights1, bias1, weights2, bias2] = leaves;
  const inputs = graph.leaf("input", "inputs", ["rows", 2]);
  const targets = graph.leaf("target", "targets", ["rows", 1]);
  const options = { units: 3, activation: thing("tanh") };
  const hidden = buildLayer(graph, "dense", options, [inputs], { weights: weights1, bias: bias1 });
  const output = buildLayer(graph, "dense", { units: 1 }, [hidden], { weights: weights2, bias: bias2 });
  const rows = losses.meanSquaredError.build(graph, output, targets, { reduction: "mean" });
  const loss = graph.apply(divide, [graph.apply(sumAll, [rows], {}), graph.rows()], {});
  return gradientsOf(graph, loss, leaves);
}

describe("optimizers agree with PyTorch to 1e-9 after each of 12 steps", () => {
  const both = optimizerCases.cases.flatMap((each) => [["net", each] as const, ["quadratic", each] as const]);
  it.each(both.map(([problem, each]) => [each.name, problem, each] as const))("%s on the %s", (_, problem, check) => {
    const { net, quadratic } = optimizerCases.problems;
    const { learningRate, epsilonForm: _form, ...written } = check.options;
    const graph = stepGraph(problem, check.optimizer, written);
    const initial = optimizerCases.problems[problem].initial;
    const now: { [name: string]: ArrayLike<number> } = {};
    for (const node of graph.nodes) if (node.op === "state") now[node.name] = new Float64Array(sizeOf(node.shape));
    for (const [name, figures] of Object.entries(initial)) now[name] = figures.values;

    for (let step = 1; step <= optimizerCases.steps; step++) {
      const scalars: { [name: string]: readonly number[] } = { learningRate: [Number(learningRate)] };
      for (const node of graph.nodes) {
        const base = /^power (\S+)/.exec(node.name)?.[1];
        if (base) scalars[node.name] = [Number(base) ** step];
      }
      const data =
        problem === "net"
          ? { inputs: net.inputs.values, targets: net.targets.values }
          : { gradient: quadraticSlope(quadratic.A.values, quadratic.b.values, now.x) };
      const { updates } = interpret(graph, { ...now, ...scalars, ...data }, 4);
      for (const [name, { data: next }] of Object.entries(updates)) now[name] = next;
      for (const [name, figures] of Object.entries(check.results[problem].parameters)) {
        const size = figures.values.length / optimizerCases.steps;
        const wanted = figures.values.slice((step - 1) * size, step * size);
        expect(difference(now[name], wanted), `${name} after ${step}`).toBeLessThan(1e-9);
      }
    }
  });
});

/** PyTorch's weight decay g + d · w is the slope of a penalty: of l2 with half of d. */
function decayed(
  graph: GraphBuilder,
  leaves: readonly Value[],
  gradients: readonly PathGradient[],
  { weightDecay, weightDecayForm }: JsonObject,
): readonly PathGradient[] {
  if (weightDecayForm !== "l2") return gradients;
  return gradients.map(({ path, gradient }, index) => {
    const penalty = regularizers.l2.build(graph, leaves[index], { l2: Number(weightDecay) / 2 });
    const [slope] = gradientsOf(graph, penalty, [leaves[index]]);
    return { path, gradient: graph.apply(add, [gradient, slope as Value], {}) };
  });
}

/** The gradient of ½ x′A x − b′x: A x − b. */
function quadraticSlope(matrix: readonly number[], b: readonly number[], x: ArrayLike<number>): number[] {
  return b.map((each, row) => b.reduce((sum, _, i) => sum + matrix[row * b.length + i] * x[i], -each));
}

function sizeOf(shape: Shape): number {
  return elementCount(shape).times;
}
