import type { Chunks, Expression, Index, KernelArgument, Statement } from "./loop.ts";
import { unreachable } from "./unreachable.ts";

/** How to change a statement: its indices, the names of its locals (except loop variables and offsets), its buffers. */
export interface StatementChange {
  readonly index: (index: Index) => Index;
  readonly name: (name: string) => string;
  readonly buffer?: (name: string) => string;
}

/** The statement with `change` applied to every index in it. */
export function mapStatementIndices(of: Statement, change: StatementChange["index"]): Statement {
  return mapStatement(of, { index: change, name: (name) => name });
}

/** The statement with `change` applied everywhere. */
export function mapStatement(of: Statement, change: StatementChange): Statement {
  const value = (expression: Expression): Expression => mapExpression(expression, change);
  const inside = (each: Statement): Statement => mapStatement(each, change);
  switch (of.kind) {
    case "kernel":
      return { ...of, arguments: of.arguments.map((each) => mapArgument(each, change)) };
    case "barrier":
      return of;
    case "for":
      return mapLength({ ...of, body: of.body.map(inside) }, change);
    case "alone":
      return { ...of, body: of.body.map(inside) };
    case "let":
    case "assign":
      return { ...of, name: change.name(of.name), value: value(of.value) };
    case "store":
      return { ...of, buffer: bufferOf(of.buffer, change), index: change.index(of.index), value: value(of.value) };
    case "offset":
      return { ...of, index: change.index(of.index) };
    case "if":
      return { ...of, left: value(of.left), right: value(of.right), body: of.body.map(inside) };
    default:
      return unreachable(of);
  }
}

/** A change of the locals in an index: a value that was computed, such as the column of a pixel, may be part of one. */
export function withLocals(name: (name: string) => string): StatementChange["index"] {
  return (index) => ({
    ...index,
    terms: index.terms.map((term) => ({ ...term, variable: name(term.variable) })),
  });
}

function mapArgument(of: KernelArgument, change: StatementChange): KernelArgument {
  switch (of.kind) {
    case "address":
      return { ...of, buffer: bufferOf(of.buffer, change) };
    case "from":
    case "to":
      return { ...of, chunks: mapLength(of.chunks, change) };
    case "value":
      return { ...of, value: mapExpression(of.value, change) };
    case "count":
    case "scratch":
      return of;
    default:
      return unreachable(of);
  }
}

function mapLength<Counted extends Pick<Chunks, "lengthOf">>(of: Counted, change: StatementChange): Counted {
  return of.lengthOf === undefined ? of : { ...of, lengthOf: bufferOf(of.lengthOf, change) };
}

function bufferOf(name: string, { buffer }: StatementChange): string {
  return buffer === undefined ? name : buffer(name);
}

function mapExpression(of: Expression, change: StatementChange): Expression {
  const inside = (expression: Expression): Expression => mapExpression(expression, change);
  switch (of.kind) {
    case "number":
    case "rows":
      return of;
    case "variable":
      return { ...of, name: change.name(of.name) };
    case "index":
      return { ...of, index: change.index(of.index) };
    case "element":
      return { ...of, buffer: bufferOf(of.buffer, change), index: change.index(of.index) };
    case "reduce": {
      const { buffer, index } = of.of;
      return { ...of, of: { ...of.of, buffer: bufferOf(buffer, change), index: change.index(index) } };
    }
    case "arithmetic":
      return { ...of, left: inside(of.left), right: inside(of.right) };
    case "negate":
    case "round":
    case "call":
      return { ...of, of: inside(of.of) };
    case "random":
      return { ...of, seed: inside(of.seed), step: inside(of.step), element: change.index(of.element) };
    case "choose":
      return { ...of, left: inside(of.left), right: inside(of.right), yes: inside(of.yes), no: inside(of.no) };
    default:
      return unreachable(of);
  }
}

/** Whether any expression in the statements calls a function. */
export function hasCall(statements: readonly Statement[]): boolean {
  let found = false;
  visitExpressions(statements, ({ kind }) => {
    if (kind === "call" || kind === "random") found = true;
  });
  return found;
}

/** The names of all locals, offsets and loop variables that the statements declare, at any depth. */
export function namesIn(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((each): readonly string[] => {
    if (each.kind === "let" || each.kind === "offset") return [each.name];
    if (each.kind === "for") return [each.variable, ...namesIn(each.body)];
    return each.kind === "if" || each.kind === "alone" ? namesIn(each.body) : [];
  });
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
    case "reduce":
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
