import type { Expression, Index, Statement } from "./loop.ts";
import type { Count } from "./shape.ts";

/** `for (let variable = 0; variable < count; variable++)`; a plain number is a count that does not depend on rows. */
export function loop(variable: string, count: Count | number, body: readonly Statement[]): Statement {
  return { kind: "for", variable, count: typeof count === "number" ? { rows: false, times: count } : count, body };
}

/** `const name = value`. */
export function local(name: string, value: Expression): Statement {
  return { kind: "let", name, value, changes: false };
}

/** `let name = value`, for a name that is assigned to later. */
export function changing(name: string, value: Expression): Statement {
  return { kind: "let", name, value, changes: true };
}

/** `name = value`. */
export function assign(name: string, value: Expression): Statement {
  return { kind: "assign", name, value };
}

/** `if (left operator right) …`. */
export function when(
  left: Expression,
  operator: "<" | "<=" | ">" | ">=" | "===" | "!==",
  right: Expression,
  body: readonly Statement[],
): Statement {
  return { kind: "if", operator, left, right, body };
}

/** The flat row-major index `row · width + column + plus` of a matrix element. */
export function cell(row: string, width: number, column: string, plus = 0): Index {
  const terms = [
    { variable: row, factor: width },
    { variable: column, factor: 1 },
  ];
  return { terms: width === 0 ? terms.slice(1) : terms, constant: plus };
}
