import type { Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { boolean, number, numberOrSchedule } from "../define/option.ts";

/** Stochastic gradient descent. */
export const sgd = optimizer({
  type: "sgd",
  summary: "Gradient descent: moves every parameter against its gradient, with momentum if asked for.",
  formula:
    "p − learningRate · g; with momentum m: v ← m · v − learningRate · g, p + v; Nesterov: p + m · v − learningRate · g",
  options: {
    learningRate: numberOrSchedule({ summary: "The learning rate.", default: 0.01, minimum: 0 }),
    momentum: number({
      summary: "The momentum, from 0 to below 1.",
      default: 0,
      minimum: 0,
      maximum: 1,
    }),
    nesterov: boolean({ summary: "Whether to use Nesterov momentum.", default: false }),
  },
  example: "optimizer: { type: sgd, learningRate: 0.1, momentum: 0.9 }",
  build: ({ graph, parameter, gradient, learningRate, state, keep, options: { momentum, nesterov } }) => {
    const step = graph.apply(multiply, [learningRate, gradient], {}, "step");
    if (momentum === 0) return graph.apply(subtract, [parameter, step], {}, "next");
    const goOn = (velocity: Value, role: string): Value => {
      const share = graph.apply(multiply, [graph.constant(momentum), velocity], {}, `${role}Share`);
      return graph.apply(subtract, [share, step], {}, role);
    };
    const velocity = state("velocity");
    const next = goOn(velocity, "nextVelocity");
    keep(velocity, next);
    return graph.apply(add, [parameter, nesterov ? goOn(next, "move") : next], {}, "next");
  },
});
