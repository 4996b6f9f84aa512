import { type Arithmetic, arithmetic, constant, type Expression } from "../ir/loop.ts";
import type { Count } from "../ir/shape.ts";

/** The number 0 as an expression: the start of sums. */
export const zero: Expression = constant(0);

/** float64 arithmetic in any precision: losses and metrics are summed in it and rounded once. */
export const double: Arithmetic = arithmetic("float64");

/** A count as an expression: `784`, `rows` or `rows * 784`. */
export function counted({ rows, times }: Count): Expression {
  if (!rows) return constant(times);
  return times === 1 ? { kind: "rows" } : double.multiply({ kind: "rows" }, constant(times));
}
