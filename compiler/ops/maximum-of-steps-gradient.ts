import type { JsonObject } from "../ir/json.ts";
import { addIndex, constant, index, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";

/** What it is computed from: the input, the mask, the maxima and the upstream gradient. */
type Inputs = readonly [unknown, unknown, unknown, unknown];

/**
 * The gradient of the maximum over the steps that a mask keeps: the whole upstream gradient of a channel goes to the first of
 * them that equals the maximum, or to the first NaN. No gradient: it is only used in gradients.
 */
export const maximumOfStepsGradient: Op<JsonObject, Inputs> = {
  name: "maximumOfStepsGradient",
  summary:
    "output[r, s, c] = upstream[r, c] at the first step s with mask[r, s] ≠ 0 whose value is the maximum, 0 elsewhere",
  shape: ([input]) => input,
  evaluate: ([input, mask, maxima, upstream], output) => {
    const [, steps = 0, channels = 0] = input.shape;
    output.data.fill(0);
    maxima.data.forEach((most, position) => {
      const [row, channel] = [Math.floor(position / channels), position % channels];
      for (let step = row * steps; step < (row + 1) * steps; step++) {
        const at = step * channels + channel;
        const value = input.data[at] as number;
        const isMaximum = value === most || (Number.isNaN(value) && Number.isNaN(most));
        if (mask.data[step] === 0 || !isMaximum) continue;
        output.data[at] = upstream.data[position] as number;
        return;
      }
    });
  },
  loops: ({ arithmetic: { choose }, shapes: { inputs }, read, write, fresh }) => {
    const [steps, channels] = [knownSize(inputs[0][1]), lastSize(inputs[0])];
    const [row, channel, step] = [fresh("sample"), fresh("channel"), fresh("step")];
    const [value, most, given, share] = [fresh("value"), fresh("most"), fresh("given"), fresh("share")];
    const at = addIndex(index(row, steps * channels), cell(step, channels, channel));
    const ofChannel = cell(row, channels, channel);
    const upstream = read(3, ofChannel);
    const [held, greatest] = [variable(value), variable(most)];
    const bothNaN = choose(held, "!==", held, choose(greatest, "!==", greatest, upstream, zero), zero);
    const first = choose(held, "===", greatest, upstream, bothNaN);
    const kept = choose(read(1, cell(row, steps, step)), "===", zero, zero, first);
    const alsoNaN = choose(greatest, "!==", greatest, constant(1), zero);
    const matches = choose(held, "===", greatest, constant(1), choose(held, "!==", held, alsoNaN, zero));
    return [
      loop(row, elementCount(inputs[0].slice(0, 1)), [
        loop(channel, channels, [
          local(most, read(2, ofChannel)),
          changing(given, zero),
          loop(step, steps, [
            local(value, read(0, at)),
            local(share, choose(variable(given), "===", zero, kept, zero)),
            when(read(1, cell(row, steps, step)), "!==", zero, [
              when(matches, "===", constant(1), [assign(given, constant(1))]),
            ]),
            ...write(at, variable(share)),
          ]),
        ]),
      ]),
    ];
  },
};
