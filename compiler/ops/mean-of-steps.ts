import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { addIndex, constant, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, cell, changing, loop, when } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import { meanOfStepsGradient } from "./mean-of-steps-gradient.ts";
import type { Op } from "./op.ts";

/**
 * The mean of each channel over the steps that a mask keeps, in float64, rounded once; 0 where it keeps none: [rows, steps,
 * channels] and the mask [rows, steps] → [rows, channels]. The mask takes no gradient.
 */
export const meanOfSteps: Op<JsonObject, Two> = {
  name: "meanOfSteps",
  summary:
    "output[r, c] = round((Σ input[r, s, c]) / (number of steps)) over the steps s with mask[r, s] ≠ 0, ascending from 0, in float64",
  shape: ([input, mask]) => {
    if (mask.length !== 2 || mask[1] !== input[1]) throw new Error("meanOfSteps: the mask does not fit");
    return [...input.slice(0, 1), lastSize(input)];
  },
  evaluate: ([input, mask], output, _, { round }) => {
    const [rows = 0, steps = 0, channels = 0] = input.shape;
    for (let position = 0; position < rows * channels; position++) {
      const [row, channel] = [Math.floor(position / channels), position % channels];
      let [sum, count] = [0, 0];
      for (let step = row * steps; step < (row + 1) * steps; step++) {
        if (mask.data[step] === 0) continue;
        sum += input.data[step * channels + channel] as number;
        count++;
      }
      output.data[position] = count === 0 ? 0 : round(sum / count);
    }
  },
  gradient: ({ graph, inputs: [, mask], upstream }) => [
    graph.apply(meanOfStepsGradient, [upstream, mask], {}),
    undefined,
  ],
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [steps, channels] = [knownSize(inputs[0][1]), lastSize(inputs[0])];
    const [row, channel, step] = [fresh("sample"), fresh("channel"), fresh("step")];
    const [sum, count] = [fresh("sum"), fresh("count")];
    const at = addIndex(index(row, steps * channels), cell(step, channels, channel));
    const mean = arithmetic.round(double.divide(variable(sum), variable(count)));
    return [
      loop(row, elementCount(inputs[0].slice(0, 1)), [
        loop(channel, channels, [
          changing(sum, zero),
          changing(count, zero),
          loop(step, steps, [
            when(read(1, cell(row, steps, step)), "!==", constant(0), [
              assign(sum, double.add(variable(sum), read(0, at))),
              assign(count, double.add(variable(count), constant(1))),
            ]),
          ]),
          ...write(
            cell(row, channels, channel),
            arithmetic.choose(variable(count), "===", constant(0), constant(0), mean),
          ),
        ]),
      ]),
    ];
  },
};
