import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { addIndex, constant, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { greaterOrNaN } from "./greater-or-nan.ts";
import { maximumOfStepsGradient } from "./maximum-of-steps-gradient.ts";
import type { Op } from "./op.ts";

/**
 * The maximum of each channel over the steps that a mask keeps, NaN if one of them is NaN; 0 where it keeps none: [rows,
 * steps, channels] and the mask [rows, steps] → [rows, channels]. The mask takes no gradient.
 */
export const maximumOfSteps: Op<JsonObject, Two> = {
  name: "maximumOfSteps",
  summary: "output[r, c] = maximum of input[r, s, c] over the steps s with mask[r, s] ≠ 0, NaN if one of them is NaN",
  shape: ([input, mask]) => {
    if (mask.length !== 2 || mask[1] !== input[1]) throw new Error("maximumOfSteps: the mask does not fit");
    return [...input.slice(0, 1), lastSize(input)];
  },
  evaluate: ([input, mask], output) => {
    const [, steps = 0, channels = 0] = input.shape;
    for (let position = 0; position < output.data.length; position++) {
      const [row, channel] = [Math.floor(position / channels), position % channels];
      const kept: number[] = [];
      for (let step = row * steps; step < (row + 1) * steps; step++) {
        if (mask.data[step] !== 0) kept.push(input.data[step * channels + channel] as number);
      }
      const most = kept.reduce((a, b) => (a < b ? b : a), Number.NEGATIVE_INFINITY);
      output.data[position] = kept.length === 0 ? 0 : kept.some(Number.isNaN) ? Number.NaN : most;
    }
  },
  gradient: ({ graph, inputs: [input, mask], output, upstream }) => [
    graph.apply(maximumOfStepsGradient, [input, mask, output, upstream], {}),
    undefined,
  ],
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [steps, channels] = [knownSize(inputs[0][1]), lastSize(inputs[0])];
    const [row, channel, step] = [fresh("sample"), fresh("channel"), fresh("step")];
    const [maximum, value, any] = [fresh("maximum"), fresh("value"), fresh("any")];
    const at = addIndex(index(row, steps * channels), cell(step, channels, channel));
    return [
      loop(row, elementCount(inputs[0].slice(0, 1)), [
        loop(channel, channels, [
          changing(maximum, constant(Number.NEGATIVE_INFINITY)),
          changing(any, zero),
          loop(step, steps, [
            when(read(1, cell(row, steps, step)), "!==", constant(0), [
              local(value, read(0, at)),
              assign(maximum, greaterOrNaN(maximum, value)),
              assign(any, constant(1)),
            ]),
          ]),
          ...write(
            cell(row, channels, channel),
            arithmetic.choose(variable(any), "===", constant(0), constant(0), variable(maximum)),
          ),
        ]),
      ]),
    ];
  },
};
