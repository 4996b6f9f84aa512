import type { Arithmetic, Expression } from "../../ir/loop.ts";
import { integer, number } from "../define/option.ts";
import { schedule } from "../define/schedule.ts";
import { upTo, warmedUp, warmUpOptions } from "./warm-up.ts";

/** A power of what is left of the time; Keras 3's formula, without its option `cycle`. */
export const polynomialDecay = schedule({
  type: "polynomialDecay",
  summary:
    "Falls to `endLearningRate` as a power of the time that is left: evenly, or with a higher power ever slower.",
  formula: "(first − endLearningRate) · (1 − step / decaySteps)^power + endLearningRate",
  options: {
    ...warmUpOptions,
    decaySteps: integer({ summary: "The number of updates over which it decays.", minimum: 1 }),
    endLearningRate: number({ summary: "The final rate.", default: 0.0001, minimum: 0 }),
    power: number({ summary: "1 for linear decay; 2 for quadratic.", default: 1, exclusiveMinimum: 0 }),
  },
  example:
    "optimizer:\n  type: sgd\n  learningRate: { type: polynomialDecay, initialLearningRate: 0.1, decaySteps: 1000, power: 2 }",
  build: (request) =>
    warmedUp(request, (first, step) => {
      const { arithmetic, local, options } = request;
      const { add, divide, multiply, number, subtract } = arithmetic;
      const part = divide(upTo(request, step, options.decaySteps), number(options.decaySteps));
      const left = local("left", subtract(number(1), part));
      const end = number(options.endLearningRate);
      return add(multiply(subtract(first, end), power(arithmetic, left, options.power)), end);
    }),
});

/** xʸ for x in [0, 1]: a product for a small whole y, else e^(y · ln x). */
function power({ call, multiply, number }: Arithmetic, x: Expression, y: number): Expression {
  if (!Number.isInteger(y) || y > 4) return call("exp", multiply(number(y), call("log", x)));
  return Array.from({ length: y - 1 }, () => x).reduce((product, each) => multiply(product, each), x);
}
