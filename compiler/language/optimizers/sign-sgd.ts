import { multiply } from "../../ops/multiply.ts";
import { sign } from "../../ops/sign.ts";
import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { numberOrSchedule } from "../define/option.ts";

/**
 * Steps of one size, whatever the size of the direction: how Ackley, Hinton and Sejnowski (1985) changed the weights of
 * the Boltzmann machine, and signSGD (Bernstein and others 2018).
 */
export const signSgd = optimizer({
  type: "signSgd",
  summary:
    "Moves every parameter by the learning rate, up or down, by the sign of the gradient alone; not at all where it is 0.",
  formula: "p − learningRate · sign(g)",
  options: {
    learningRate: numberOrSchedule({ summary: "The learning rate.", default: 0.01, minimum: 0 }),
  },
  example: "optimizer: { type: signSgd, learningRate: 2 }",
  build: ({ graph, parameter, gradient, learningRate }) => {
    const direction = graph.apply(sign, [gradient], {}, "direction");
    const step = graph.apply(multiply, [learningRate, direction], {}, "step");
    return graph.apply(subtract, [parameter, step], {}, "next");
  },
});
