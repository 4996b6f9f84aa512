import { integer, number } from "../define/option.ts";
import { schedule } from "../define/schedule.ts";
import { upTo, warmedUp, warmUpOptions } from "./warm-up.ts";

/** Half a wave of the cosine (Loshchilov and Hutter 2017), as Keras 3 computes it. */
export const cosineDecay = schedule({
  type: "cosineDecay",
  summary: "Falls along half a period of the cosine, then stays constant.",
  formula: "first · ((1 − alpha) · ½ (1 + cos(π · step / decaySteps)) + alpha)",
  options: {
    ...warmUpOptions,
    decaySteps: integer({ summary: "The number of updates over which it decays.", minimum: 1 }),
    alpha: number({ summary: "The final rate, as a share of the initial one.", default: 0, minimum: 0 }),
  },
  example:
    "optimizer:\n  type: adam\n  learningRate: { type: cosineDecay, initialLearningRate: 0.002, decaySteps: 2500, warmupSteps: 100 }",
  build: (request) =>
    warmedUp(request, (first, step) => {
      const { arithmetic, local, options } = request;
      const { add, call, divide, multiply, number } = arithmetic;
      const part = divide(upTo(request, step, options.decaySteps), number(options.decaySteps));
      const wave = call("cos", multiply(number(Math.PI), part));
      const fallen = local("fallen", multiply(number(0.5), add(number(1), wave)));
      return multiply(first, add(multiply(number(1 - options.alpha), fallen), number(options.alpha)));
    }),
});
