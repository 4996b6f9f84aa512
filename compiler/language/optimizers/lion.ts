import { multiply } from "../../ops/multiply.ts";
import { sign } from "../../ops/sign.ts";
import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { number, numberOrSchedule } from "../define/option.ts";
import { mixed } from "./running-mean.ts";

/** Chen and others (2023), found by a search among programs. */
export const lion = optimizer({
  type: "lion",
  summary: "Steps of equal size, by the sign of a running mean of the gradient: half the memory of adam.",
  formula: "p − learningRate · sign(β₁ · m + (1 − β₁) · g), m ← β₂ · m + (1 − β₂) · g",
  options: {
    learningRate: numberOrSchedule({ summary: "The learning rate; a tenth of adam's.", default: 0.001, minimum: 0 }),
    beta1: number({
      summary: "How much of the mean goes into a step, beside the gradient.",
      default: 0.9,
      exclusiveMinimum: 0,
      maximum: 1,
    }),
    beta2: number({
      summary: "How much of the mean is kept at each step.",
      default: 0.99,
      minimum: 0,
      exclusiveMaximum: 1,
    }),
  },
  example: "optimizer: { type: lion, learningRate: 0.0001, weightDecay: 0.1 }",
  build: ({ graph, parameter, gradient, learningRate, state, keep, options: { beta1, beta2 } }) => {
    const mean = state("mean");
    const direction = graph.apply(sign, [mixed(graph, mean, gradient, beta1, "direction")], {}, "sign");
    keep(mean, mixed(graph, mean, gradient, beta2, "mean"));
    return graph.apply(subtract, [parameter, graph.apply(multiply, [learningRate, direction], {}, "step")], {}, "next");
  },
});
