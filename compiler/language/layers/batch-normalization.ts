import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { addColumns } from "../../ops/add-columns.ts";
import { meanOfColumns } from "../../ops/mean-of-columns.ts";
import { multiply } from "../../ops/multiply.ts";
import { multiplyColumns } from "../../ops/multiply-columns.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { standardizeColumns } from "../../ops/standardize-columns.ts";
import { varianceOfColumns } from "../../ops/variance-of-columns.ts";
import { layer } from "../define/layer.ts";
import { boolean, number, thing } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { regularizerOf } from "./parameter-options.ts";

/** Ioffe and Szegedy (2015), in Keras's form: the population variance, also in the moving one. */
export const batchNormalization = layer({
  type: "batchNormalization",
  summary:
    "Brings each value of the last axis to a mean of 0 and a deviation of 1 over the batch, then scales and shifts it as it learns to. Answers use moving averages instead of the batch's; so does learning with `trainable: false`.",
  formula: "(inputs − mean) / √(variance + epsilon) · gamma + beta",
  options: {
    momentum: number({
      summary: "How much of the moving averages is kept at each update.",
      default: 0.99,
      minimum: 0,
      maximum: 1,
    }),
    epsilon: number({
      summary: "A small number that keeps the division stable where all values are equal.",
      default: 1e-3,
      minimum: 0,
    }),
    center: boolean({ summary: "Whether a learnt number is added (beta).", default: true }),
    scale: boolean({ summary: "Whether it is multiplied by a learnt number (gamma).", default: true }),
    gammaInitializer: thing("initializer", { summary: "The first factors.", default: "ones" }),
    betaInitializer: thing("initializer", { summary: "The first terms.", default: "zeros" }),
    gammaRegularizer: regularizerOf("the factors"),
    betaRegularizer: regularizerOf("the terms"),
    movingMeanInitializer: thing("initializer", { summary: "The first moving means.", default: "zeros" }),
    movingVarianceInitializer: thing("initializer", { summary: "The first moving variances.", default: "ones" }),
  },
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8 }\n  - batchNormalization\n  - { type: activation, activation: relu }",
  takes: "one",
  eachStep: true,
  shape: ([row = []]) => row,
  parameters: ([row = []], { center, scale }) => {
    const size = row.at(-1) ?? 1;
    const all = { shape: [size], fanIn: size, fanOut: size };
    return [
      ...(scale ? [{ name: "gamma", ...all }] : []),
      ...(center ? [{ name: "beta", ...all }] : []),
      { name: "movingMean", ...all, learnt: false },
      { name: "movingVariance", ...all, learnt: false },
    ];
  },
  build: ({ graph, inputs, parameters, options: { momentum, epsilon }, training, trainable, keep }) => {
    const { gamma, beta, movingMean, movingVariance } = parameters;
    if (!movingMean || !movingVariance) throw new Error("batchNormalization was built without its moving averages");
    const x = onlyInput(inputs);
    let [mean, variance] = [movingMean, movingVariance];
    if (training && trainable) {
      mean = graph.apply(meanOfColumns, [x], {}, "mean");
      variance = graph.apply(varianceOfColumns, [x, mean], {}, "variance");
      const [ofBatch, spreadOfBatch] = [mean, variance];
      keep("movingMean", () => moved(graph, movingMean, ofBatch, momentum, "movingMean"));
      keep("movingVariance", () => moved(graph, movingVariance, spreadOfBatch, momentum, "movingVariance"));
    }
    const lifted = graph.apply(add, [variance, graph.constant(epsilon)], {}, "varianceAndEpsilon");
    const deviation = graph.apply(squareRoot, [lifted], {}, "deviation");
    const statistics = training && trainable ? "own" : "given";
    const standard = graph.apply(standardizeColumns, [x, mean, deviation], { statistics }, "standardized");
    const scaled = gamma ? graph.apply(multiplyColumns, [standard, gamma], {}, "scaled") : standard;
    return beta ? graph.apply(addColumns, [scaled, beta], {}, "shifted") : scaled;
  },
});

/** moving · momentum + batch · (1 − momentum). */
function moved(graph: GraphBuilder, moving: Value, batch: Value, momentum: number, role: string): Value {
  const kept = graph.apply(multiply, [moving, graph.constant(momentum)], {}, `${role}Kept`);
  const fresh = graph.apply(multiply, [batch, graph.constant(1 - momentum)], {}, `${role}Fresh`);
  return graph.apply(add, [kept, fresh], {}, `${role}Next`);
}
