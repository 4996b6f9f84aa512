import { type Arithmetic, arithmetic, constant, type Expression } from "../ir/loop.ts";
import type { Count } from "../ir/shape.ts";

/** The number 0 as an expression: what sums start from. */
export const zero: Expression = constant(0);

/** float64 whatever the network's precision: what the sums of losses and metrics add up in before they round once. */
export const double: Arithmetic = arithmetic("float64");

/** A number of things as a value: `784`, `rows` or `rows * 784`. */
export function counted({ rows, times }: Count): Expression {
  if (!rows) return constant(times);
  return times === 1 ? { kind: "rows" } : double.multiply({ kind: "rows" }, constant(times));
}
