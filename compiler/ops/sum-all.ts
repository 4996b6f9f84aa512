import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, reduction, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { spread } from "./broadcast.ts";
import { double, zero } from "./constants.ts";
import type { Op } from "./op.ts";

/** The sum of all values, in float64, rounded once: a scalar. */
export const sumAll: Op<JsonObject, One> = {
  name: "sumAll",
  summary: "round(Σᵢ input[i]), i ascending from 0, in float64",
  shape: () => [],
  evaluate: ([input], output, _, { round }) => {
    let sum = 0;
    for (const value of input.data) sum += value;
    output.data[0] = round(sum);
  },
  gradient: ({ graph, inputs: [input], upstream }) => [spread(graph, upstream, input.shape)],
  readsOnce: true,
  loops: ({ arithmetic, shapes: { inputs }, read, write, fresh }) => {
    const first = read(0, index());
    if (first.kind === "element") {
      return write(index(), arithmetic.round(reduction("sumOf", first, elementCount(inputs[0]))));
    }
    const [i, sum] = [fresh("i"), fresh("sum")];
    return [
      changing(sum, zero),
      loop(i, elementCount(inputs[0]), [assign(sum, double.add(variable(sum), read(0, index(i))))]),
      ...write(index(), arithmetic.round(variable(sum))),
    ];
  },
};
