import { multiply } from "../ops/multiply.ts";
import { subtract } from "../ops/subtract.ts";
import { optimizer } from "../vocabulary/define.ts";
import { number, numberOrSchedule } from "../vocabulary/option.ts";
import { adamNumbers, adamStep } from "./adam-step.ts";

/** Adam with decoupled weight decay (Loshchilov and Hutter 2019), in Keras's form. */
export const adamW = optimizer({
  type: "adamW",
  summary: "Adam that also pulls every weight towards 0 at each step, by a share of the learning rate.",
  formula: "p ← p − (learningRate · weightDecay) · p, then a step of adam",
  options: {
    learningRate: numberOrSchedule({ summary: "How far a step goes, at most.", default: 0.001, minimum: 0 }),
    weightDecay: number({
      summary: "How hard weights are pulled towards 0, as a share of the learning rate.",
      default: 0.004,
      minimum: 0,
    }),
    ...adamNumbers,
  },
  example: "optimizer: { type: adamW, learningRate: 0.001, weightDecay: 0.01 }",
  build: (request) => {
    const { graph, parameter, learningRate, options } = request;
    const share = graph.apply(multiply, [learningRate, graph.constant(options.weightDecay)], {}, "decayShare");
    const step = adamStep(request);
    const decayed = graph.apply(
      subtract,
      [parameter, graph.apply(multiply, [share, parameter], {}, "decay")],
      {},
      "decayed",
    );
    return graph.apply(subtract, [decayed, step], {}, "next");
  },
});
