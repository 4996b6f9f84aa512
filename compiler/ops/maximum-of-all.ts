import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { constant, index, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, changing, local, loop } from "../ir/statements.ts";
import { greaterOrNaN } from "./greater-or-nan.ts";
import type { Op } from "./op.ts";

/**
 * The greatest value of a tensor; −∞ if it is empty. NaN if any value is NaN. No gradient: it is only used in metrics.
 */
export const maximumOfAll: Op<JsonObject, One> = {
  name: "maximumOfAll",
  summary: "the greatest of all values, NaN if one is NaN",
  shape: () => [],
  evaluate: ([input], output) => {
    let greatest = Number.NEGATIVE_INFINITY;
    for (const value of input.data) {
      if (Number.isNaN(value) || Number.isNaN(greatest)) greatest = Number.NaN;
      else if (value > greatest) greatest = value;
    }
    output.data[0] = greatest;
  },
  readsOnce: true,
  loops: ({ shapes: { inputs }, read, write, fresh }) => {
    const [i, greatest, value] = [fresh("i"), fresh("greatest"), fresh("value")];
    return [
      changing(greatest, constant(Number.NEGATIVE_INFINITY)),
      loop(i, elementCount(inputs[0]), [
        local(value, read(0, index(i))),
        assign(greatest, greaterOrNaN(greatest, value)),
      ]),
      ...write(index(), variable(greatest)),
    ];
  },
};
