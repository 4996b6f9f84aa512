import { elementCount } from "../3-differentiate/shape.ts";
import { constant, index, type Statement, variable } from "../4-schedule/loop.ts";
import { assign, cell, changing, local, loop, when } from "../4-schedule/statements.ts";
import type { JsonObject } from "../json.ts";
import { double, zero } from "./constants.ts";
import type { LoopRequest, Op } from "./op.ts";

/** Into how many columns a tensor is laid out for its sum. */
const columns = 16;

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
      const sums = new Float64Array(Math.min(columns, data.length));
      data.forEach((value, position) => {
        sums[position % columns] = (sums[position % columns] as number) + value * value;
      });
      for (const sum of sums) total += sum;
    }
    output.data[0] = round(Math.sqrt(total));
  },
  loops: (request) => {
    const { arithmetic, shapes, write, fresh } = request;
    const total = fresh("total");
    const names = { column: fresh("column"), i: fresh("i"), sum: fresh("sum"), value: fresh("value") };
    const root = { kind: "call", function: "sqrt", of: variable(total), precision: "float64" } as const;
    return [
      changing(total, zero),
      ...shapes.inputs.map((_, input) => addSquares(request, input, total, names)),
      ...write(index(), arithmetic.round(root)),
    ];
  },
};

/** Adds the squares of one tensor to the total, column by column. */
function addSquares(
  { shapes, read, fresh }: LoopRequest<JsonObject, readonly unknown[]>,
  input: number,
  total: string,
  names: { readonly column: string; readonly i: string; readonly sum: string; readonly value: string },
): Statement {
  const { times: size } = elementCount(shapes.inputs[input] ?? []);
  const { column, i, sum } = names;
  // The only value of a tensor stands in no loop, beside others.
  const value = size === 1 ? fresh("value") : names.value;
  const square = double.multiply(variable(value), variable(value));
  if (size <= columns) {
    const add = assign(total, double.add(variable(total), square));
    return loop(i, size, [local(value, read(input, index(i))), add]);
  }
  const add = assign(sum, double.add(variable(sum), square));
  const [whole, rest] = [Math.floor(size / columns), size % columns];
  const last = [local(value, read(input, index(column, 1, whole * columns))), add];
  return loop(column, columns, [
    changing(sum, zero),
    loop(i, whole, [local(value, read(input, cell(i, columns, column))), add]),
    ...(rest === 0 ? [] : [when({ kind: "index", index: index(column) }, "<", constant(rest), last)]),
    assign(total, double.add(variable(total), variable(sum))),
  ]);
}
