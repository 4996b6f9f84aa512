import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { divide } from "../../ops/divide.ts";
import { maximum } from "../../ops/maximum.ts";
import { multiply } from "../../ops/multiply.ts";
import { square } from "../../ops/square.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { boolean, number, numberOrSchedule } from "../define/option.ts";
import { runningMean } from "./running-mean.ts";

/**
 * RMSprop (Hinton's lecture 6e, 2012), in Keras 3's form: epsilon is under the root. The centred variance is not let
 * below 0, where rounding alone would put it.
 */
export const rmsprop = optimizer({
  type: "rmsprop",
  summary: "Divides every step by the root of the running mean of the gradient's square.",
  formula:
    "v ← rho · v + (1 − rho) · g², p − learningRate · g / √(v + epsilon); centered: max(v − m², 0) for v, m the running mean of g; with momentum the last move goes on",
  options: {
    learningRate: numberOrSchedule({ summary: "The learning rate.", default: 0.001, minimum: 0 }),
    rho: number({
      summary: "How much of the running means is kept at each step.",
      default: 0.9,
      minimum: 0,
      maximum: 1,
    }),
    momentum: number({
      summary: "The momentum, from 0 to below 1.",
      default: 0,
      minimum: 0,
      maximum: 1,
    }),
    epsilon: number({
      summary: "A small number that keeps the division stable where gradients vanish.",
      default: 1e-7,
      minimum: 0,
    }),
    centered: boolean({
      summary: "Whether to divide by the root of the variance instead (the mean gradient is subtracted).",
      default: false,
    }),
  },
  example: "optimizer: { type: rmsprop, learningRate: 0.001, momentum: 0.9 }",
  build: (request) => {
    const { graph, parameter, gradient, learningRate, state, keep } = request;
    const { rho, momentum, epsilon, centered } = request.options;
    const meanSquare = runningMean(request, "meanSquare", graph.apply(square, [gradient], {}, "squared"), rho);
    const size = centered ? variance(graph, meanSquare, runningMean(request, "mean", gradient, rho)) : meanSquare;
    const lifted = graph.apply(add, [size, graph.constant(epsilon)], {}, "lifted");
    const scaled = graph.apply(multiply, [learningRate, gradient], {}, "scaled");
    const step = graph.apply(divide, [scaled, graph.apply(squareRoot, [lifted], {}, "divisor")], {}, "step");
    if (momentum === 0) return graph.apply(subtract, [parameter, step], {}, "next");
    const velocity = state("velocity");
    const share = graph.apply(multiply, [graph.constant(momentum), velocity], {}, "velocityShare");
    const move = graph.apply(add, [share, step], {}, "nextVelocity");
    keep(velocity, move);
    return graph.apply(subtract, [parameter, move], {}, "next");
  },
});

function variance(graph: GraphBuilder, meanSquare: Value, mean: Value): Value {
  const rest = graph.apply(subtract, [meanSquare, graph.apply(square, [mean], {}, "meanSquared")], {}, "variance");
  return graph.apply(maximum, [rest, graph.constant(0)], {}, "centered");
}
