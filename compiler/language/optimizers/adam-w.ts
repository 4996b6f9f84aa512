import { optimizer } from "../define/optimizer.ts";
import { number } from "../define/option.ts";
import { adam } from "./adam.ts";

/** Adam with weight decay that is kept out of the means (Loshchilov and Hutter 2019): adam, where `weightDecay` has a default. */
export const adamW = optimizer({
  type: "adamW",
  summary: "Adam with decoupled weight decay: at each step every weight also shrinks by a share of the learning rate.",
  formula: "p ← p − (learningRate · weightDecay) · p, then a step of adam",
  options: {
    ...adam.options,
    weightDecay: number({
      summary: "The weight decay, multiplied by the learning rate.",
      default: 0.004,
      minimum: 0,
    }),
  },
  example: "optimizer: { type: adamW, learningRate: 0.001, weightDecay: 0.01 }",
  build: (request) => adam.build(request),
});
