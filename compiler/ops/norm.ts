import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { changing } from "../ir/statements.ts";
import { addByColumns, columnsOfSum, namesInSum } from "./add-by-columns.ts";
import { double, zero } from "./constants.ts";
import type { Op } from "./op.ts";

/**
 * The length of all values of some tensors together, a scalar: in float64, rounded once. One total adds up, tensor by
 * tensor, the sums of 16 columns: column j has the values 16 i + j of the tensor's flat list. No gradient: it stands
 * only in updates.
 */
export const norm: Op<JsonObject, readonly unknown[]> = {
  name: "norm",
  summary:
    "round(√Σ), Σ over tensors and, in each, over columns j of 16 of (Σᵢ x[16 i + j]²), i, j ascending from 0, in float64",
  shape: () => [],
  evaluate: (tensors, output, _, { round }) => {
    let total = 0;
    for (const { data } of tensors) {
      const sums = new Float64Array(Math.min(columnsOfSum, data.length));
      data.forEach((value, position) => {
        sums[position % columnsOfSum] = (sums[position % columnsOfSum] as number) + value * value;
      });
      for (const sum of sums) total += sum;
    }
    output.data[0] = round(Math.sqrt(total));
  },
  loops: (request) => {
    const { arithmetic, shapes, write, fresh } = request;
    const total = fresh("total");
    const names = namesInSum(fresh);
    const root = { kind: "call", function: "sqrt", of: variable(total), precision: "float64" } as const;
    return [
      changing(total, zero),
      ...shapes.inputs.map((_, input) => addByColumns(request, input, total, names, (x) => double.multiply(x, x))),
      ...write(index(), arithmetic.round(root)),
    ];
  },
};
