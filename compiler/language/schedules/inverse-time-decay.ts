import { boolean, integer, number } from "../define/option.ts";
import { schedule } from "../define/schedule.ts";
import { warmedUp, warmUpOptions } from "./warm-up.ts";

/** Falls as 1 / time does; Keras 3's formula. */
export const inverseTimeDecay = schedule({
  type: "inverseTimeDecay",
  summary: "Divides the learning rate by a number that grows linearly with the updates.",
  formula: "first / (1 + decayRate · step / decaySteps), with staircase ⌊step / decaySteps⌋",
  options: {
    ...warmUpOptions,
    decaySteps: integer({ summary: "The number of updates in which the divisor grows by `decayRate`.", minimum: 1 }),
    decayRate: number({ summary: "By how much the divisor grows over decaySteps updates.", minimum: 0 }),
    staircase: boolean({ summary: "Whether it decays in discrete steps instead of continuously.", default: false }),
  },
  example:
    "optimizer:\n  type: sgd\n  learningRate: { type: inverseTimeDecay, initialLearningRate: 0.1, decaySteps: 100, decayRate: 0.5 }",
  build: (request) =>
    warmedUp(request, (first, step) => {
      const { arithmetic, options } = request;
      const { add, call, divide, multiply, number } = arithmetic;
      const times = divide(step, number(options.decaySteps));
      const whole = options.staircase ? call("floor", times) : times;
      return divide(first, add(number(1), multiply(number(options.decayRate), whole)));
    }),
});
