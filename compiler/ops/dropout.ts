import { philox4x32 } from "../../runtime/philox.ts";
import type { Three } from "../ir/arity.ts";
import { constant, index } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";

/** The dropout rate, and the stream of random numbers: the layer's ordinal in the network. */
export type DropoutAttributes = { readonly rate: number; readonly stream: number };

/** One more than the largest 32-bit word. */
const words = 0x1_0000_0000;

/**
 * Drops values at random and scales the others by 1 / (1 − rate), so that the mean stays the same: x [rows, …], the
 * run's seed and the number of updates made, both keys → [rows, …]. At each step, element i of the batch's flat list is
 * dropped if its word is below rate · 2³², rounded. Its word is number i mod 4 of the four that Philox4x32-10 gives for
 * the key (seed, stream) and the counter (⌊i / 4⌋ low, high, step low, high), so it does not depend on the order of the
 * work or on threads. Dropped values are x · 0: NaN stays NaN. The gradient drops the same elements.
 */
export const dropout: Op<DropoutAttributes, Three> = {
  name: "dropout",
  summary: "x[i] · (word(seed, step, stream, i) < rate · 2³² ? 0 : 1 / (1 − rate))",
  shape: ([input]) => input,
  evaluate: ([input, seed, step], output, { rate, stream }, { multiply, round }) => {
    const kept = round(1 / (1 - rate));
    const key = Uint32Array.of(seed.data[0] as number, stream);
    const updates = step.data[0] as number;
    const found = new Uint32Array(4);
    input.data.forEach((value, i) => {
      const block = Math.floor(i / 4);
      philox4x32(Uint32Array.of(block, block / words, updates, updates / words), key, found);
      output.data[i] = multiply(value, (found[i % 4] as number) < Math.round(rate * words) ? 0 : kept);
    });
  },
  gradient: ({ graph, inputs: [, seed, step], upstream, attributes }) => [
    graph.apply(dropout, [upstream, seed, step], attributes),
    undefined,
    undefined,
  ],
  readsOnce: true,
  loops: ({ arithmetic, shapes, attributes: { rate, stream }, read, write, fresh }) => {
    const i = fresh("i");
    const [seed, step] = [read(1, index()), read(2, index())];
    const word = { kind: "random", seed, step, stream, element: index(i) } as const;
    const share = arithmetic.choose(
      word,
      "<",
      constant(Math.round(rate * words)),
      zero,
      arithmetic.number(1 / (1 - rate)),
    );
    return [loop(i, elementCount(shapes.output), write(index(i), arithmetic.multiply(read(0, index(i)), share)))];
  },
};
