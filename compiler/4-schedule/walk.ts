import { unreachable } from "../unreachable.ts";
import type { Expression, Index, Statement } from "./loop.ts";

/** The statement with `change` applied to every index in it. */
export function mapStatementIndices(of: Statement, change: (index: Index) => Index): Statement {
  const value = (expression: Expression): Expression => mapExpressionIndices(expression, change);
  switch (of.kind) {
    case "kernel":
    case "barrier":
      return of;
    case "for":
    case "alone":
      return { ...of, body: of.body.map((each) => mapStatementIndices(each, change)) };
    case "let":
    case "assign":
      return { ...of, value: value(of.value) };
    case "store":
      return { ...of, index: change(of.index), value: value(of.value) };
    case "offset":
      return { ...of, index: change(of.index) };
    case "if": {
      const body = of.body.map((each) => mapStatementIndices(each, change));
      return { ...of, left: value(of.left), right: value(of.right), body };
    }
    default:
      return unreachable(of);
  }
}

function mapExpressionIndices(of: Expression, change: (index: Index) => Index): Expression {
  const inside = (expression: Expression): Expression => mapExpressionIndices(expression, change);
  switch (of.kind) {
    case "number":
    case "variable":
    case "rows":
      return of;
    case "index":
    case "element":
      return { ...of, index: change(of.index) };
    case "arithmetic":
      return { ...of, left: inside(of.left), right: inside(of.right) };
    case "negate":
    case "round":
    case "call":
      return { ...of, of: inside(of.of) };
    case "random":
      return { ...of, seed: inside(of.seed), step: inside(of.step), element: change(of.element) };
    case "choose":
      return { ...of, left: inside(of.left), right: inside(of.right), yes: inside(of.yes), no: inside(of.no) };
    default:
      return unreachable(of);
  }
}

/** Calls `visit` with every index in the statements. */
export function visitIndices(statements: readonly Statement[], visit: (index: Index) => void): void {
  for (const statement of statements) {
    mapStatementIndices(statement, (index) => {
      visit(index);
      return index;
    });
  }
}

/** Calls `visit` with every expression in the statements, outermost first. */
export function visitExpressions(statements: readonly Statement[], visit: (expression: Expression) => void): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "for":
      case "alone":
        visitExpressions(statement.body, visit);
        break;
      case "let":
      case "assign":
      case "store":
        visitExpression(statement.value, visit);
        break;
      case "if":
        visitExpression(statement.left, visit);
        visitExpression(statement.right, visit);
        visitExpressions(statement.body, visit);
        break;
      case "offset":
      case "kernel":
      case "barrier":
        break;
      default:
        unreachable(statement);
    }
  }
}

function visitExpression(of: Expression, visit: (expression: Expression) => void): void {
  visit(of);
  switch (of.kind) {
    case "number":
    case "variable":
    case "rows":
    case "index":
    case "element":
      break;
    case "arithmetic":
      for (const part of [of.left, of.right]) visitExpression(part, visit);
      break;
    case "negate":
    case "round":
    case "call":
      visitExpression(of.of, visit);
      break;
    case "random":
      for (const part of [of.seed, of.step]) visitExpression(part, visit);
      break;
    case "choose":
      for (const part of [of.left, of.right, of.yes, of.no]) visitExpression(part, visit);
      break;
    default:
      unreachable(of);
  }
}
