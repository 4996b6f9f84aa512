import { integer, numberList } from "../define/option.ts";
import { schedule } from "../define/schedule.ts";
import { rise } from "./warm-up.ts";

/** Stairs of any height and length; Keras 3's, where a boundary still belongs to the value before it. */
export const piecewiseConstantDecay = schedule({
  type: "piecewiseConstantDecay",
  summary: "One value up to and with each boundary, counted in updates from 0, and one after the last of them.",
  formula: "values[i] for the first i with iteration ≤ boundaries[i], else the last",
  options: {
    boundaries: numberList({ summary: "The last update of each value but the last, ascending.", minimum: 0 }),
    values: numberList({ summary: "The values: one more than there are boundaries.", minimum: 0 }),
    warmupSteps: integer({
      summary:
        "Over how many updates the rate first rises evenly from 0 to the first value; boundaries count as before.",
      default: 0,
    }),
  },
  example:
    "optimizer:\n  type: sgd\n  learningRate: { type: piecewiseConstantDecay, boundaries: [1000, 2000], values: [0.1, 0.05, 0.01] }",
  check: ({ boundaries, values }) => {
    if (values.length !== boundaries.length + 1) {
      const found = `${values.length} ${values.length === 1 ? "value" : "values"} for ${boundaries.length} ${boundaries.length === 1 ? "boundary" : "boundaries"}`;
      return { mistake: `There are ${found}.`, hint: "Give one value more than boundaries.", option: "values" };
    }
    const falling = boundaries.find((boundary, index) => boundary <= (boundaries[index - 1] ?? -1));
    if (falling === undefined) return undefined;
    const mistake = `The boundary ${falling} is not greater than the one before it.`;
    return { mistake, hint: "List the boundaries from the first update to the last.", option: "boundaries" };
  },
  build: (request) => {
    const { arithmetic, iteration, options } = request;
    const { choose, number } = arithmetic;
    const [first = 0] = options.values;
    const last = number(options.values.at(-1) ?? 0);
    const stairs = options.boundaries.reduceRight(
      (after, boundary, index) => choose(iteration, "<=", number(boundary), number(options.values[index] ?? 0), after),
      last,
    );
    if (options.warmupSteps === 0) return stairs;
    const warming = rise(request, 0, first, options.warmupSteps);
    return choose(iteration, "<", number(options.warmupSteps), warming, stairs);
  },
});
