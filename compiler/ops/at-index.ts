import type { Two } from "../ir/arity.ts";
import { constant, index, variable } from "../ir/loop.ts";
import type { Dimension } from "../ir/shape.ts";
import { elementCount } from "../ir/shape.ts";
import { local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";

/** A part of a list of `all` numbers: its shape, and the number of values `before` it. */
export type AtIndexAttributes = {
  readonly shape: readonly Dimension[];
  readonly before: number;
  readonly all: number;
};

/**
 * A value at one index of a list and 0 at all others: the value and the index (as a fraction of the list, from 0 to
 * below 1), both scalars → the part of the list with this shape. No gradient: it is only used in updates.
 */
export const atIndex: Op<AtIndexAttributes, Two> = {
  name: "atIndex",
  summary: "output[i] = before + i = ⌊share · all⌋ ? value : 0",
  shape: (_, { shape }) => shape,
  evaluate: ([value, share], output, { before, all }) => {
    const index = Math.floor((share.data[0] as number) * all) - before;
    output.data.fill(0);
    if (index >= 0 && index < output.data.length) output.data[index] = value.data[0] as number;
  },
  loops: ({ arithmetic, shapes, attributes: { before, all }, read, write, fresh }) => {
    const [i, position] = [fresh("i"), fresh("index")];
    const chosen = double.call("floor", double.multiply(read(1, index()), constant(all)));
    const here = { kind: "index", index: { ...index(i), constant: before } } as const;
    const value = arithmetic.choose(here, "===", variable(position), read(0, index()), arithmetic.number(0));
    return [local(position, chosen), loop(i, elementCount(shapes.output), write(index(i), value))];
  },
};
