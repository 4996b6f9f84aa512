import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { addIndex, constant, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, cell, changing, loop, when } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import type { Op } from "./op.ts";

/**
 * The gradient of the mean over the steps that a mask keeps: each of them gets an equal fraction, the others 0: upstream
 * [rows, channels] and the mask [rows, steps] → [rows, steps, channels]. No gradient: it is only used in gradients.
 */
export const meanOfStepsGradient: Op<JsonObject, Two> = {
  name: "meanOfStepsGradient",
  summary: "output[r, s, c] = mask[r, s] = 0 ? 0 : upstream[r, c] / (number of steps with mask[r, s] ≠ 0)",
  shape: ([upstream, mask]) => [...mask, lastSize(upstream)],
  evaluate: ([upstream, mask], output, _, { divide }) => {
    const [, steps = 0, channels = 0] = output.shape;
    for (let position = 0; position < output.data.length; position++) {
      const step = Math.floor(position / channels);
      const row = Math.floor(step / steps);
      const count = mask.data.slice(row * steps, (row + 1) * steps).filter((kept) => kept !== 0).length;
      const value = upstream.data[row * channels + (position % channels)] as number;
      output.data[position] = mask.data[step] === 0 ? 0 : divide(value, count);
    }
  },
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [steps, channels] = [knownSize(inputs[1][1]), lastSize(inputs[0])];
    const [row, channel, step, count] = [fresh("sample"), fresh("channel"), fresh("step"), fresh("count")];
    const kept = read(1, cell(row, steps, step));
    const share = arithmetic.divide(read(0, cell(row, channels, channel)), variable(count));
    const at = addIndex(index(row, steps * channels), cell(step, channels, channel));
    return [
      loop(row, elementCount(inputs[0].slice(0, 1)), [
        changing(count, zero),
        loop(step, steps, [when(kept, "!==", constant(0), [assign(count, double.add(variable(count), constant(1)))])]),
        loop(step, steps, [
          loop(channel, channels, write(at, arithmetic.choose(kept, "===", constant(0), constant(0), share))),
        ]),
      ]),
    ];
  },
};
