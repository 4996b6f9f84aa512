import { type Expression, variable } from "../ir/loop.ts";

/**
 * The larger of two local variables, NaN if one is NaN: `value <= maximum` is false if one is NaN, and then the one
 * that is not equal to itself is chosen.
 */
export function greaterOrNaN(maximum: string, value: string): Expression {
  const [known, next] = [variable(maximum), variable(value)];
  const other: Expression = { kind: "choose", operator: "!==", left: known, right: known, yes: known, no: next };
  return { kind: "choose", operator: "<=", left: next, right: known, yes: known, no: other };
}
