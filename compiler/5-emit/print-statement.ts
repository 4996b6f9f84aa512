import type { Precision } from "../ir/graph.ts";
import type { Expression, Index, KernelArgument, Portions, Statement } from "../ir/loop.ts";
import type { Count } from "../ir/shape.ts";
import { unreachable } from "../ir/unreachable.ts";
import { type Imports, printExpression, printIndex } from "./print-expression.ts";

/** What printing statements needs to know. */
export interface PrintContext {
  /** The precision of the arrays that are stored to. */
  readonly precision: Precision;
  readonly imports: Imports;
}

/** TypeScript lines for statements, indented by two spaces a level. */
export function printStatements(statements: readonly Statement[], context: PrintContext, indent = ""): string[] {
  return statements.flatMap((statement) => printStatement(statement, context, indent));
}

function printStatement(statement: Statement, context: PrintContext, indent: string): string[] {
  const { imports } = context;
  switch (statement.kind) {
    case "for": {
      const { variable, count, body, portions } = statement;
      const [first, end] = portions
        ? [`${printBound("from", portions)}, end = ${printBound("to", portions)}`, "end"]
        : ["0", printCount(count)];
      const head = `for (let ${variable} = ${first}; ${variable} < ${end}; ${variable}++)`;
      return withBody(head, body, context, indent);
    }
    case "if":
      return printIf(statement, context, indent);
    case "let": {
      const word = statement.changes ? "let" : "const";
      return [`${indent}${word} ${statement.name} = ${printExpression(statement.value, imports)};`];
    }
    case "assign":
      return [`${indent}${assignment(statement.name, statement.value, context, isVariable(statement.name), false)}`];
    case "store": {
      const target = `${statement.buffer}[${printIndex(statement.index)}]`;
      const same = isElement(statement.buffer, statement.index);
      return [`${indent}${assignment(target, statement.value, context, same, context.precision === "float32")}`];
    }
    case "kernel":
      return [`${indent}${printKernel(statement.name, statement.arguments, context)}`];
    case "alone":
      return [
        `${indent}if (team.thread === 0) {`,
        ...printStatements(statement.body, context, `${indent}  `),
        `${indent}}`,
      ];
    case "barrier":
      return [`${indent}team.meet();`];
    case "offset":
      return [`${indent}const ${statement.name} = ${printIndex(statement.index)};`];
    default:
      return unreachable(statement);
  }
}

/** `kernels.affineFloat32(input.byteOffset, 784, …, team.from(rows), team.to(rows), …);`. */
function printKernel(name: string, given: readonly KernelArgument[], context: PrintContext): string {
  const suffix = context.precision === "float32" ? "Float32" : "Float64";
  return `kernels.${name}${suffix}(${given.map((each) => printArgument(each, context)).join(", ")});`;
}

function printArgument(argument: KernelArgument, { imports }: PrintContext): string {
  switch (argument.kind) {
    case "address":
      return `${argument.buffer}.byteOffset`;
    case "count":
      return printCount(argument.count);
    case "from":
    case "to":
      return printBound(argument.kind, argument.portions);
    case "value":
      return printExpression(argument.value, imports);
    case "scratch":
      return "scratch";
    default:
      return unreachable(argument);
  }
}

/** One `if` for those that stand directly in each other. */
function printIf(statement: Statement & { readonly kind: "if" }, context: PrintContext, indent: string): string[] {
  const conditions: string[] = [];
  let body: readonly Statement[] = [statement];
  for (let [only] = body; body.length === 1 && only?.kind === "if"; [only] = body) {
    const [left, right] = [only.left, only.right].map((side) => printExpression(side, context.imports));
    conditions.push(`${left} ${only.operator} ${right}`);
    body = only.body;
  }
  return withBody(`if (${conditions.join(" && ")})`, body, context, indent);
}

function withBody(head: string, body: readonly Statement[], context: PrintContext, indent: string): string[] {
  const lines = printStatements(body, context, `${indent}  `);
  if (lines.length === 1 && !lines[0]?.trimStart().startsWith("const "))
    return [`${indent}${head} ${lines[0]?.trimStart()}`];
  return [`${indent}${head} {`, ...lines, `${indent}}`];
}

/** `sum += x` where the value is `sum + x` (and nothing is rounded in between), else `sum = value`. */
function assignment(
  target: string,
  value: Expression,
  { imports }: PrintContext,
  isTarget: (expression: Expression) => boolean,
  stored: boolean,
): string {
  const plain = value.kind === "arithmetic" && (stored || value.precision === "float64");
  if (plain && isTarget(value.left)) {
    const right = printExpression(value.right, imports);
    return `${target} ${value.operator}= ${right};`;
  }
  return `${target} = ${printExpression(value, imports, stored)};`;
}

function isVariable(name: string): (expression: Expression) => boolean {
  return (expression) => expression.kind === "variable" && expression.name === name;
}

function isElement(buffer: string, index: Index): (expression: Expression) => boolean {
  return (expression) =>
    expression.kind === "element" && expression.buffer === buffer && printIndex(expression.index) === printIndex(index);
}

/** `team.from(rows) * 28`: where a thread's share of the outputs begins or ends. */
function printBound(bound: "from" | "to", { count, each }: Portions): string {
  const portion = `team.${bound}(${printCount(count)})`;
  return each === 1 ? portion : `${portion} * ${each}`;
}

/** `rows * 4`, `rows` or `4`. */
function printCount({ rows, times }: Count): string {
  if (!rows) return String(times);
  return times === 1 ? "rows" : `rows * ${times}`;
}
