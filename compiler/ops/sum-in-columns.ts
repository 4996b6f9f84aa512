import type { One } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { changing } from "../ir/statements.ts";
import { addByColumns, columnsOfSum, namesInSum } from "./add-by-columns.ts";
import { spread } from "./broadcast.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";

/**
 * The sum of all values of a tensor of known size, a scalar: in float64, rounded once. 16 columns are summed, then
 * their sums: column j has the values 16 i + j of the flat list.
 */
export const sumInColumns: Op<JsonObject, One> = {
  name: "sumInColumns",
  summary: "round(Σⱼ (Σᵢ x[16 i + j])), i, j ascending from 0, in float64",
  shape: () => [],
  evaluate: ([{ data }], output, _, { round }) => {
    let total = 0;
    for (let column = 0; column < Math.min(columnsOfSum, data.length); column++) {
      let sum = 0;
      for (let index = column; index < data.length; index += columnsOfSum) sum += data[index] as number;
      total += sum;
    }
    output.data[0] = round(total);
  },
  gradient: ({ graph, inputs: [input], upstream }) => [spread(graph, upstream, input.shape)],
  readsOnce: true,
  loops: (request) => {
    const total = request.fresh("total");
    return [
      changing(total, zero),
      addByColumns(request, 0, total, namesInSum(request.fresh), (x) => x),
      ...request.write(index(), request.arithmetic.round(variable(total))),
    ];
  },
};
