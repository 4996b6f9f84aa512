import { type Arithmetic, arithmetic, constant, type Expression } from "../4-schedule/loop.ts";

/** The number 0 as an expression: what sums start from. */
export const zero: Expression = constant(0);

/** float64 whatever the network's precision: what the sums of losses and metrics add up in before they round once. */
export const double: Arithmetic = arithmetic("float64");
