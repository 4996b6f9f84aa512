import type { One } from "../ir/arity.ts";
import { index } from "../ir/loop.ts";
import { elementCount, knownSize } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { ofStep } from "./recurrent.ts";

/**
 * The state before each step, from a trace that begins with the states: [rows, steps, width] → [rows, steps, units], 0 before
 * the first step. No gradient: it is only used in gradients.
 */
export const previousStates: Op<{ readonly units: number }, One> = {
  name: "previousStates",
  summary: "output[r, t, u] = trace[r, t − 1, u], and 0 for t = 0",
  shape: ([trace], { units }) => [...trace.slice(0, 2), units],
  evaluate: ([trace], output, { units }) => {
    const [, steps = 0, width = 0] = trace.shape;
    for (let position = 0; position < output.data.length; position++) {
      const [at, unit] = [Math.floor(position / units), position % units];
      output.data[position] = at % steps === 0 ? 0 : (trace.data[(at - 1) * width + unit] as number);
    }
  },
  loops: ({ shapes, attributes: { units }, read, write, fresh }) => {
    const [trace] = shapes.inputs;
    const [sample, step, unit] = [fresh("sample"), fresh("step"), fresh("unit")];
    const [sizes, width] = [{ steps: knownSize(trace[1]), units }, knownSize(trace[2])];
    const at = (of: string | undefined, size: number, plus = 0) =>
      ofStep(sample, index(of, 1, plus), sizes, size, index(unit));
    return [
      loop(sample, elementCount(trace.slice(0, 1)), [
        loop(unit, units, write(at(undefined, units), zero)),
        loop(step, sizes.steps - 1, [loop(unit, units, write(at(step, units, 1), read(0, at(step, width))))]),
      ]),
    ];
  },
};
