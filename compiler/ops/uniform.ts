import type { Two } from "../ir/arity.ts";
import { constant, type Expression, index } from "../ir/loop.ts";
import type { Dimension } from "../ir/shape.ts";
import { elementCount } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";
import { wordOf, words } from "./random-words.ts";

/** The shape of the result, and the stream of random numbers. */
export type UniformAttributes = { readonly shape: readonly Dimension[]; readonly stream: number };

/**
 * Random numbers in [0, 1), from the run's seed and the number of updates made, both keys. Element i of the flat list
 * depends only on these, the stream and i, not on the order of the work or on threads. A float64 number has all 32 bits
 * of its word, a float32 number the upper 24. No gradient: random numbers are constants.
 */
export const uniform: Op<UniformAttributes, Two> = {
  name: "uniform",
  summary: "word(seed, step, stream, i) / 2³²; in float32 ⌊word / 2⁸⌋ / 2²⁴",
  shape: (_, { shape }) => shape,
  evaluate: ([seed, step], output, { stream }, { precision }) => {
    for (let i = 0; i < output.data.length; i++) {
      const word = wordOf(seed.data[0] as number, step.data[0] as number, stream, i);
      output.data[i] = precision === "float32" ? (word >>> 8) / 0x100_0000 : word / words;
    }
  },
  loops: ({ arithmetic, shapes, attributes: { stream }, read, write, fresh }) => {
    const i = fresh("i");
    const word: Expression = {
      kind: "random",
      ...{ seed: read(0, index()), step: read(1, index()), stream, element: index(i) },
    };
    const share =
      arithmetic.precision === "float32"
        ? double.divide(double.call("floor", double.divide(word, constant(256))), constant(0x100_0000))
        : double.divide(word, constant(words));
    return [loop(i, elementCount(shapes.output), write(index(i), share))];
  },
};
