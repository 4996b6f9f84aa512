import { absolute } from "../../ops/absolute.ts";
import { add } from "../../ops/add.ts";
import { divide } from "../../ops/divide.ts";
import { maximum } from "../../ops/maximum.ts";
import { multiply } from "../../ops/multiply.ts";
import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { numberOrSchedule } from "../define/option.ts";
import { adamNumbers, towards } from "./adam-step.ts";

/** Adam with the infinity norm of the gradients instead of the mean square (Kingma and Ba 2015, section 7), in Keras's form. */
export const adamax = optimizer({
  type: "adamax",
  summary:
    "Adam with the infinity norm: it divides by the exponentially decayed maximum of the gradient instead of the root of the mean square.",
  formula: "m ← m + (1 − β₁)(g − m), u ← max(β₂ · u, |g|), p − learningRate / (1 − β₁ᵗ) · m / (u + epsilon)",
  options: {
    learningRate: numberOrSchedule({
      summary: "The learning rate: the upper bound of a step.",
      default: 0.001,
      minimum: 0,
    }),
    ...adamNumbers,
  },
  example: "optimizer: { type: adamax, learningRate: 0.002 }",
  build: ({ graph, parameter, gradient, learningRate, power, state, keep, options }) => {
    const { beta1, beta2, epsilon } = options;
    const [mean, greatest] = [state("mean"), state("greatest")];
    const nextMean = towards(graph, mean, gradient, 1 - beta1, "nextMean");
    const faded = graph.apply(multiply, [graph.constant(beta2), greatest], {}, "faded");
    const size = graph.apply(absolute, [gradient], {}, "size");
    const nextGreatest = graph.apply(maximum, [faded, size], {}, "nextGreatest");
    keep(mean, nextMean);
    keep(greatest, nextGreatest);
    const seen = graph.apply(subtract, [graph.constant(1), power(beta1)], {}, "seen");
    const rate = graph.apply(divide, [learningRate, seen], {}, "rate");
    const divisor = graph.apply(add, [nextGreatest, graph.constant(epsilon)], {}, "divisor");
    const scaled = graph.apply(multiply, [nextMean, rate], {}, "scaled");
    return graph.apply(subtract, [parameter, graph.apply(divide, [scaled, divisor], {}, "step")], {}, "next");
  },
});
