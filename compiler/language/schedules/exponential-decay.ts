import { logAccurate } from "../../../runtime/log-accurate.ts";
import { boolean, integer, number } from "../define/option.ts";
import { schedule } from "../define/schedule.ts";
import { warmedUp, warmUpOptions } from "./warm-up.ts";

/** The same share in the same time; Keras 3's formula, with decayRateˣ as e^(x · ln decayRate). */
export const exponentialDecay = schedule({
  type: "exponentialDecay",
  summary: "Multiplies the learning rate by `decayRate` every `decaySteps` updates, evenly or in stairs.",
  formula: "first · decayRate^(step / decaySteps), with staircase decayRate^⌊step / decaySteps⌋",
  options: {
    ...warmUpOptions,
    decaySteps: integer({ summary: "The number of updates in which it is multiplied by `decayRate`.", minimum: 1 }),
    decayRate: number({ summary: "The factor over decaySteps updates.", exclusiveMinimum: 0 }),
    staircase: boolean({ summary: "Whether it decays in discrete steps instead of continuously.", default: false }),
  },
  example:
    "optimizer:\n  type: sgd\n  learningRate: { type: exponentialDecay, initialLearningRate: 0.1, decaySteps: 1000, decayRate: 0.9 }",
  build: (request) =>
    warmedUp(request, (first, step) => {
      const { arithmetic, local, options } = request;
      const { call, divide, multiply, number } = arithmetic;
      const times = divide(step, number(options.decaySteps));
      const whole = local("times", options.staircase ? call("floor", times) : times);
      return multiply(first, call("exp", multiply(number(logAccurate(options.decayRate)), whole)));
    }),
});
