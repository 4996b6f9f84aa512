import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { divide } from "../../ops/divide.ts";
import { maximum } from "../../ops/maximum.ts";
import { multiply } from "../../ops/multiply.ts";
import { square } from "../../ops/square.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { subtract } from "../../ops/subtract.ts";
import type { OptimizerBuild } from "../define/optimizer.ts";
import { boolean, choice, number } from "../define/option.ts";

/** The options of Adam and its kin besides the learning rate. */
export const adamNumbers = {
  beta1: number({
    summary: "How much of the mean gradient is kept at each step.",
    default: 0.9,
    minimum: 0,
    exclusiveMaximum: 1,
  }),
  beta2: number({
    summary: "How much of the mean square is kept at each step.",
    default: 0.999,
    minimum: 0,
    exclusiveMaximum: 1,
  }),
  epsilon: number({
    summary: "A small number that keeps the division stable where gradients vanish.",
    default: 1e-7,
    minimum: 0,
  }),
};

/** The option `amsgrad` of adam and its kin (Reddi and others 2018). */
export const amsgrad = boolean({
  summary: "AMSGrad: whether to divide by the maximum of the mean squares so far.",
  default: false,
});

/** The option `form` of adam and adamW. */
export const adamForm = choice(["keras", "pytorch"], {
  summary:
    "Where epsilon stands: `keras` adds it to the root of the mean of squares as it is, `pytorch` to that of the mean made up for its start at 0.",
  default: "keras",
});

/** The values of those options. */
interface AdamNumbers {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly amsgrad: boolean;
  readonly form?: "keras" | "pytorch";
}

/**
 * One step of Adam (Kingma and Ba 2015): what is to be taken off the parameter. In PyTorch's form that is
 * learningRate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + epsilon), which is algorithm 1 of the paper.
 */
export function adamStep(request: OptimizerBuild<AdamNumbers>): Value {
  const { graph, gradient, learningRate, power, state, keep } = request;
  const { beta1, beta2, epsilon, amsgrad } = request.options;
  const [mean, meanSquare] = [state("mean"), state("meanSquare")];
  const nextMean = towards(graph, mean, gradient, 1 - beta1, "nextMean");
  const squared = graph.apply(square, [gradient], {}, "squared");
  const nextMeanSquare = towards(graph, meanSquare, squared, 1 - beta2, "nextMeanSquare");
  keep(mean, nextMean);
  keep(meanSquare, nextMeanSquare);
  // Both means start from 0; the two powers make up for it while t is small.
  const one = graph.constant(1);
  const root = graph.apply(squareRoot, [graph.apply(subtract, [one, power(beta2)], {}, "seenSquares")], {}, "rootSeen");
  const correctsSquares = request.options.form === "pytorch";
  const raised = correctsSquares ? learningRate : graph.apply(multiply, [learningRate, root], {}, "raisedRate");
  const rate = graph.apply(divide, [raised, graph.apply(subtract, [one, power(beta1)], {}, "seen")], {}, "rate");
  const uncorrected = graph.apply(
    squareRoot,
    [amsgrad ? greatestSoFar(request, nextMeanSquare) : nextMeanSquare],
    {},
    "size",
  );
  const size = correctsSquares ? graph.apply(divide, [uncorrected, root], {}, "correctedSize") : uncorrected;
  const divisor = graph.apply(add, [size, graph.constant(epsilon)], {}, "divisor");
  return graph.apply(divide, [graph.apply(multiply, [nextMean, rate], {}, "scaled"), divisor], {}, "step");
}

function greatestSoFar({ graph, state, keep }: OptimizerBuild<AdamNumbers>, meanSquare: Value): Value {
  const before = state("greatestMeanSquare");
  const next = graph.apply(maximum, [before, meanSquare], {}, "nextGreatest");
  keep(before, next);
  return next;
}

/** mean + share · (value − mean). */
export function towards(graph: GraphBuilder, mean: Value, value: Value, share: number, role: string): Value {
  const change = graph.apply(subtract, [value, mean], {}, `${role}Change`);
  return graph.apply(add, [mean, graph.apply(multiply, [change, graph.constant(share)], {}, `${role}Part`)], {}, role);
}
