import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { elementCount, product, sameShape, shapeText } from "../ir/shape.ts";
import { cell, local, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";

/**
 * The values of the steps that a mask keeps, and 0 in the others, whatever stands there: [rows, steps, …] and the mask
 * [rows, steps] → [rows, steps, …]. The mask takes no gradient.
 */
export const keepSteps: Op<JsonObject, Two> = {
  name: "keepSteps",
  summary: "output[r, s, …] = mask[r, s] = 0 ? 0 : input[r, s, …]",
  shape: ([input, mask]) => {
    if (sameShape(input.slice(0, mask.length), mask)) return input;
    throw new Error(`keepSteps: the mask ${shapeText(mask)} does not fit ${shapeText(input)}`);
  },
  evaluate: ([input, mask], output) => {
    const size = input.data.length / mask.data.length;
    input.data.forEach((value, position) => {
      output.data[position] = mask.data[Math.floor(position / size)] === 0 ? 0 : value;
    });
  },
  gradient: ({ graph, inputs: [, mask], upstream }) => [graph.apply(keepSteps, [upstream, mask], {}), undefined],
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const [input, mask] = inputs;
    const size = product(input.slice(mask.length));
    const [step, i, kept] = [fresh("step"), fresh("i"), fresh("kept")];
    const value = read(0, cell(step, size, i));
    const zero = arithmetic.number(0);
    return [
      loop(step, elementCount(mask), [
        local(kept, read(1, index(step))),
        loop(i, size, write(cell(step, size, i), arithmetic.choose(variable(kept), "===", zero, zero, value))),
      ]),
    ];
  },
};
