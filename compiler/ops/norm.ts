import type { JsonObject } from "../ir/json.ts";
import { constant, type Expression, index, type Statement, variable } from "../ir/loop.ts";
import { largest, type Precision } from "../ir/precision.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, changing, local, loop, when } from "../ir/statements.ts";
import { addByColumns, columnsOfSum, namesInSum } from "./add-by-columns.ts";
import { double, zero } from "./constants.ts";
import type { LoopRequest, Op, Tensor } from "./op.ts";

/**
 * The Euclidean norm of all values of some tensors, a scalar: in float64, rounded once, at most the largest finite number.
 * One total adds up, tensor by tensor, the sums of 16 columns: column j has the values 16 i + j of the tensor's flat
 * list. If the squares overflow, the values are first divided by the largest absolute value. No gradient: it is only
 * used in updates.
 */
export const norm: Op<JsonObject, readonly unknown[]> = {
  name: "norm",
  summary:
    "round(√Σ), Σ over tensors and, in each, over columns j of 16 of (Σᵢ x[16 i + j]²), i, j ascending from 0, in float64; where Σ is infinite, m · √Σ (x / m)², m = max |x|, x ascending",
  shape: () => [],
  evaluate: (tensors, output, _, { round, precision }) => {
    const total = sumByColumns(tensors);
    const overflows = mayOverflow(precision) && total === Number.POSITIVE_INFINITY;
    const root = overflows ? scaledRoot(tensors) : Math.sqrt(total);
    output.data[0] = round(root > largest[precision] ? largest[precision] : root);
  },
  loops: (request) => {
    const { arithmetic, shapes, write, fresh } = request;
    const [total, names, root] = [fresh("total"), namesInSum(fresh), fresh("root")];
    const limit = constant(largest[arithmetic.precision]);
    const most = arithmetic.choose(variable(root), ">", limit, limit, variable(root));
    const scales = mayOverflow(arithmetic.precision);
    return [
      changing(total, zero),
      ...shapes.inputs.map((_, input) => addByColumns(request, input, total, names, (x) => double.multiply(x, x))),
      (scales ? changing : local)(root, double.call("sqrt", variable(total))),
      ...(scales ? [scaledRootLoops(request, total, root)] : []),
      ...write(index(), arithmetic.round(most)),
    ];
  },
};

/** The squares of float32 numbers are far below the largest float64 number. */
function mayOverflow(precision: Precision): boolean {
  return precision === "float64";
}

function sumByColumns(tensors: readonly Tensor[]): number {
  let total = 0;
  for (const { data } of tensors) {
    const sums = new Float64Array(Math.min(columnsOfSum, data.length));
    data.forEach((value, position) => {
      sums[position % columnsOfSum] = (sums[position % columnsOfSum] as number) + value * value;
    });
    for (const sum of sums) total += sum;
  }
  return total;
}

function scaledRoot(tensors: readonly Tensor[]): number {
  let maximum = 0;
  for (const { data } of tensors) for (const value of data) if (Math.abs(value) > maximum) maximum = Math.abs(value);
  let total = 0;
  for (const { data } of tensors) for (const value of data) total += (value / maximum) * (value / maximum);
  return maximum * Math.sqrt(total);
}

/** The same, for generated code: `if (total === Infinity) { … root = maximum * sqrt(total); }`. */
function scaledRootLoops(
  { shapes, read, fresh }: LoopRequest<JsonObject, readonly unknown[]>,
  total: string,
  root: string,
): Statement {
  const [i, size, share, maximum] = [fresh("i"), fresh("size"), fresh("share"), fresh("maximum")];
  const each = (body: (value: Expression) => readonly Statement[]): readonly Statement[] =>
    shapes.inputs.map((shape, input) => loop(i, elementCount(shape).times, body(read(input, index(i)))));
  return when(variable(total), "===", constant(Number.POSITIVE_INFINITY), [
    changing(maximum, zero),
    ...each((value) => [
      local(size, double.call("abs", value)),
      when(variable(size), ">", variable(maximum), [assign(maximum, variable(size))]),
    ]),
    assign(total, zero),
    ...each((value) => [
      local(share, double.divide(value, variable(maximum))),
      assign(total, double.add(variable(total), double.multiply(variable(share), variable(share)))),
    ]),
    assign(root, double.multiply(variable(maximum), double.call("sqrt", variable(total)))),
  ]);
}
