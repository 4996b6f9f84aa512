import type { Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { divide } from "../../ops/divide.ts";
import { multiply } from "../../ops/multiply.ts";
import { square } from "../../ops/square.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { number, numberOrSchedule } from "../define/option.ts";
import { mixed, runningMean } from "./running-mean.ts";

/** Zeiler (2012). */
export const adadelta = optimizer({
  type: "adadelta",
  summary:
    "Gives every step the size of the steps before it, over the size of the gradients: it needs no learning rate.",
  formula:
    "v ← rho · v + (1 − rho) · g², d = g · √(u + epsilon) / √(v + epsilon), u ← rho · u + (1 − rho) · d², p − learningRate · d",
  options: {
    learningRate: numberOrSchedule({
      summary: "The learning rate; 1 in the paper.",
      default: 0.001,
      minimum: 0,
    }),
    rho: number({
      summary: "How much of the running means is kept at each step.",
      default: 0.95,
      minimum: 0,
      maximum: 1,
    }),
    epsilon: number({ summary: "Keeps the first steps from being 0.", default: 1e-7, minimum: 0 }),
  },
  example: "optimizer: { type: adadelta, learningRate: 1 }",
  build: (request) => {
    const { graph, parameter, gradient, learningRate, state, keep } = request;
    const { rho, epsilon } = request.options;
    const root = (of: Value, role: string): Value => {
      const lifted = graph.apply(add, [of, graph.constant(epsilon)], {}, `${role}Lifted`);
      return graph.apply(squareRoot, [lifted], {}, role);
    };
    const squared = graph.apply(square, [gradient], {}, "squared");
    const size = root(runningMean(request, "meanSquare", squared, rho), "size");
    const moves = state("meanMove");
    const ratio = graph.apply(divide, [root(moves, "moveSize"), size], {}, "ratio");
    const move = graph.apply(multiply, [ratio, gradient], {}, "move");
    keep(moves, mixed(graph, moves, graph.apply(square, [move], {}, "moveSquared"), rho, "meanMove"));
    return graph.apply(subtract, [parameter, graph.apply(multiply, [learningRate, move], {}, "step")], {}, "next");
  },
});
