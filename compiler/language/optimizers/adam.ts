import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { numberOrSchedule } from "../define/option.ts";
import { adamForm, adamNumbers, adamStep, amsgrad } from "./adam-step.ts";

/** Adam (Kingma and Ba 2015), in Keras's form: epsilon is added to the root of the uncorrected mean of squares. */
export const adam = optimizer({
  type: "adam",
  summary: "Gives every weight a step of its own, from running means of its gradient and of the gradient's square.",
  formula:
    "m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), p − learningRate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + epsilon)",
  options: {
    learningRate: numberOrSchedule({
      summary: "The learning rate: the upper bound of a step.",
      default: 0.001,
      minimum: 0,
    }),
    ...adamNumbers,
    amsgrad,
    form: adamForm,
  },
  example: "optimizer: { type: adam, learningRate: 0.001 }",
  build: (request) => {
    const step = adamStep(request);
    return request.graph.apply(subtract, [request.parameter, step], {}, "next");
  },
});
