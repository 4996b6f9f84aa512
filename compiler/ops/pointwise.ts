import type { Json } from "../ir/json.ts";
import { type Arithmetic, type Expression, type Statement, variable } from "../ir/loop.ts";
import { local } from "../ir/statements.ts";
import { unreachable } from "../ir/unreachable.ts";
import type { Numbers } from "./op.ts";

/**
 * An elementwise function y = f(x) that an op applies inside its steps: its value as an expression of the variable `x`, and its
 * slope ∂y/∂x as one of `x` and `y`, in float64: in a network every operation and number rounds to its precision.
 */
export interface Pointwise {
  readonly value: Expression;
  readonly slope: Expression;
  /** What an op keeps for its gradient: `y` if the slope needs nothing else. */
  readonly keeps: "x" | "y";
}

/** A function as an attribute of an op. */
export function attributeOf(of: Pointwise): Json {
  return of as unknown as Json;
}

/** The function in an attribute. */
export function pointwise(attribute: Json): Pointwise {
  return attribute as unknown as Pointwise;
}

/** y, and what is kept of x and y, for a number. */
export function apply(of: Pointwise, x: number, numbers: Numbers): { readonly y: number; readonly kept: number } {
  const y = valueOf(of.value, { x }, numbers);
  return { y, kept: of.keeps === "x" ? x : y };
}

/** y and the slope, from what was kept. */
export function recall(of: Pointwise, kept: number, numbers: Numbers): { readonly y: number; readonly slope: number } {
  const y = of.keeps === "y" ? kept : valueOf(of.value, { x: kept }, numbers);
  return { y, slope: valueOf(of.slope, { x: kept, y }, numbers) };
}

/** The value of an expression of `x` and `y`. */
function valueOf(of: Expression, at: { readonly x: number; readonly y?: number }, numbers: Numbers): number {
  const inside = (expression: Expression): number => valueOf(expression, at, numbers);
  switch (of.kind) {
    case "number":
      return numbers.round(of.value);
    case "variable":
      return at[of.name as "x" | "y"] as number;
    case "arithmetic": {
      const operation = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide" } as const;
      return numbers[operation[of.operator]](inside(of.left), inside(of.right));
    }
    case "negate":
      return -inside(of.of);
    case "round":
      return numbers.round(inside(of.of));
    case "call":
      if (of.function === "abs") return Math.abs(inside(of.of));
      if (of.function === "floor") return Math.floor(inside(of.of));
      return numbers[of.function](inside(of.of));
    case "choose":
      return inside(compare(inside(of.left), of.operator, inside(of.right)) ? of.yes : of.no);
    case "rows":
    case "index":
    case "element":
    case "reduce":
    case "random":
      throw new Error(`an elementwise function has no ${of.kind}`);
    default:
      return unreachable(of);
  }
}

function compare(a: number, operator: (Expression & { readonly kind: "choose" })["operator"], b: number): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "===":
      return a === b;
    case "!==":
      return a !== b;
    default:
      return unreachable(operator);
  }
}

/** y as a local, from a local `x`, in loops. */
export function applied(of: Pointwise, x: string, y: string, arithmetic: Arithmetic): Statement {
  return local(y, expressionOf(of.value, { x }, arithmetic));
}

/** y and the slope as locals, from a local that holds what was kept. */
export function recalled(
  of: Pointwise,
  kept: string,
  names: { readonly y: string; readonly slope: string },
  arithmetic: Arithmetic,
): readonly Statement[] {
  const y = of.keeps === "y" ? kept : names.y;
  const slope = local(names.slope, expressionOf(of.slope, { x: kept, y }, arithmetic));
  return of.keeps === "y" ? [slope] : [applied(of, kept, y, arithmetic), slope];
}

/** The expression in the arithmetic of a network, with locals for `x` and `y`. */
function expressionOf(
  of: Expression,
  names: { readonly x: string; readonly y?: string },
  arithmetic: Arithmetic,
): Expression {
  const inside = (expression: Expression): Expression => expressionOf(expression, names, arithmetic);
  const { precision } = arithmetic;
  switch (of.kind) {
    case "number":
      return arithmetic.number(of.value);
    case "variable":
      return variable(names[of.name as "x" | "y"] ?? "");
    case "arithmetic":
      return { ...of, left: inside(of.left), right: inside(of.right), precision };
    case "negate":
      return arithmetic.negate(inside(of.of));
    case "round":
      return arithmetic.round(inside(of.of));
    case "call":
      return arithmetic.call(of.function, inside(of.of));
    case "choose":
      return arithmetic.choose(inside(of.left), of.operator, inside(of.right), inside(of.yes), inside(of.no));
    case "rows":
    case "index":
    case "element":
    case "reduce":
    case "random":
      throw new Error(`an elementwise function has no ${of.kind}`);
    default:
      return unreachable(of);
  }
}
