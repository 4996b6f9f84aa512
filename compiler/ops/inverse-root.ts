import { constant, type Expression } from "../ir/loop.ts";
import { double } from "./constants.ts";

/** Whether a row is divided by the root of the mean of its squares or of their sum, and what is added under the root. */
export type NormalizeAttributes = { readonly squares: "mean" | "sum"; readonly epsilon: number };

/** 1 / √(sum / size + epsilon) in float64, for generated code; with `sum` not divided by the size. */
export function inverseRoot(sum: Expression, size: number, { squares, epsilon }: NormalizeAttributes): Expression {
  const base = squares === "mean" ? double.divide(sum, constant(size)) : sum;
  return double.divide(constant(1), double.call("sqrt", double.add(base, constant(epsilon))));
}
