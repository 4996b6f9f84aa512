import type { Three } from "../ir/arity.ts";
import { constant, index, variable } from "../ir/loop.ts";
import { knownSize, lastSize, leadingCount } from "../ir/shape.ts";
import { cell, local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";
import { wordOf, words } from "./random-words.ts";

/**
 * Flips one value of each row, x → 1 − x, chosen at random: x [rows, n], the run's seed and the number of updates made,
 * both keys → [rows, n]. No gradient: it is only used in metrics.
 */
export const flipOneOfRow: Op<{ readonly stream: number }, Three> = {
  name: "flipOneOfRow",
  summary: "output[r, i] = 1 − x[r, i] where i = ⌊word(seed, step, stream, r) · n / 2³²⌋, else x[r, i]",
  shape: ([input]) => {
    if (input.length !== 2) throw new Error("flipOneOfRow takes rows of values");
    return input;
  },
  evaluate: ([input, seed, step], output, { stream }, { subtract }) => {
    const [rows = 0, width = 0] = input.shape;
    output.data.set(input.data);
    for (let row = 0; row < rows; row++) {
      const word = wordOf(seed.data[0] as number, step.data[0] as number, stream, row);
      const chosen = row * width + Math.floor((word * width) / words);
      output.data[chosen] = subtract(1, input.data[chosen] as number);
    }
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes: { stream }, read, write, fresh }) => {
    const [input] = inputs;
    const width = knownSize(lastSize(input));
    const [sample, i, chosen] = [fresh("sample"), fresh("i"), fresh("chosen")];
    const word = {
      kind: "random",
      seed: read(1, index()),
      step: read(2, index()),
      stream,
      element: index(sample),
    } as const;
    const position = double.call("floor", double.divide(double.multiply(word, constant(width)), constant(words)));
    const value = read(0, cell(sample, width, i));
    const turned = arithmetic.subtract(arithmetic.number(1), value);
    const either = arithmetic.choose({ kind: "index", index: index(i) }, "===", variable(chosen), turned, value);
    return [
      loop(sample, leadingCount(input), [
        local(chosen, position),
        loop(i, width, write(cell(sample, width, i), either)),
      ]),
    ];
  },
};
