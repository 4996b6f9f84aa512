import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { constant, index, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, changing, local, loop } from "../ir/statements.ts";
import { greaterOrNaN } from "./greater-or-nan.ts";
import type { Op } from "./op.ts";

/**
 * The maximum of all elements of a tensor; −∞ if it is empty, NaN if an element is NaN. No gradient: it is only used in metrics.
 */
export const maximumOfAll: Op<JsonObject, One> = {
  name: "maximumOfAll",
  summary: "the maximum of all elements, NaN if one is NaN",
  shape: () => [],
  evaluate: ([input], output) => {
    let maximum = Number.NEGATIVE_INFINITY;
    for (const value of input.data) {
      if (Number.isNaN(value) || Number.isNaN(maximum)) maximum = Number.NaN;
      else if (value > maximum) maximum = value;
    }
    output.data[0] = maximum;
  },
  readsOnce: true,
  loops: ({ shapes: { inputs }, read, write, fresh }) => {
    const [i, maximum, value] = [fresh("i"), fresh("maximum"), fresh("value")];
    return [
      changing(maximum, constant(Number.NEGATIVE_INFINITY)),
      loop(i, elementCount(inputs[0]), [
        local(value, read(0, index(i))),
        assign(maximum, greaterOrNaN(maximum, value)),
      ]),
      ...write(index(), variable(maximum)),
    ];
  },
};
