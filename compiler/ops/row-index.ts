import { constant, type Expression } from "../ir/loop.ts";
import { double } from "./constants.ts";

/** An index of a table with `count` rows, or −1 if it is not a whole number from 0 to below the count. */
export function rowIndex(index: Expression, count: number): Expression {
  const { choose, call } = double;
  const none = constant(-1);
  const whole = choose(call("floor", index), "===", index, index, none);
  return choose(index, ">=", constant(0), choose(index, "<", constant(count), whole, none), none);
}
