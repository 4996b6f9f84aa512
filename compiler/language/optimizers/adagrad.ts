import { add } from "../../ops/add.ts";
import { divide } from "../../ops/divide.ts";
import { multiply } from "../../ops/multiply.ts";
import { square } from "../../ops/square.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { number, numberOrSchedule } from "../define/option.ts";

/** Duchi, Hazan and Singer (2011), in Keras 3's form: epsilon is under the root. */
export const adagrad = optimizer({
  type: "adagrad",
  summary:
    "Divides every step by the root of the sum of all squared gradients so far: rarely updated parameters keep large steps.",
  formula: "a ← a + g², p − learningRate · g / √(a + initialAccumulatorValue + epsilon)",
  options: {
    learningRate: numberOrSchedule({ summary: "The learning rate of the first steps.", default: 0.001, minimum: 0 }),
    initialAccumulatorValue: number({ summary: "The initial value of the sum of squares.", default: 0.1, minimum: 0 }),
    epsilon: number({
      summary: "A small number that keeps the division stable where gradients vanish.",
      default: 1e-7,
      minimum: 0,
    }),
  },
  example: "optimizer: { type: adagrad, learningRate: 0.1 }",
  build: ({ graph, parameter, gradient, learningRate, state, keep, options }) => {
    const squares = state("squares");
    const next = graph.apply(add, [squares, graph.apply(square, [gradient], {}, "squared")], {}, "squaresNext");
    keep(squares, next);
    const first = graph.constant(options.initialAccumulatorValue + options.epsilon);
    const divisor = graph.apply(squareRoot, [graph.apply(add, [next, first], {}, "lifted")], {}, "divisor");
    const scaled = graph.apply(multiply, [learningRate, gradient], {}, "scaled");
    return graph.apply(subtract, [parameter, graph.apply(divide, [scaled, divisor], {}, "step")], {}, "next");
  },
});
