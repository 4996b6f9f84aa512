import type { Expression, Index, Statement } from "../ir/loop.ts";
import { unreachable } from "../ir/unreachable.ts";
import type { PrintContext } from "./print-context.ts";
import { printBound, printCount } from "./print-count.ts";
import { printExpression, printIndex } from "./print-expression.ts";
import { printKernelCall } from "./print-kernel-call.ts";

/** TypeScript lines for statements, indented by two spaces a level. */
export function printStatements(statements: readonly Statement[], context: PrintContext, indent = ""): string[] {
  return statements.flatMap((statement) => printStatement(statement, context, indent));
}

function printStatement(statement: Statement, context: PrintContext, indent: string): string[] {
  const { imports } = context;
  switch (statement.kind) {
    case "for": {
      const { variable, count, body, chunks, lengthOf } = statement;
      const [first, end] = chunks
        ? [`${printBound("from", chunks)}, end = ${printBound("to", chunks)}`, "end"]
        : ["0", lengthOf === undefined ? printCount(count) : `${lengthOf}.length`];
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
      return printKernelCall(statement, context, indent);
    case "alone":
      return [
        `${indent}if (team.thread === 0) {`,
        ...printStatements(statement.body, context, `${indent}  `),
        `${indent}}`,
      ];
    case "barrier":
      return [`${indent}team.barrier();`];
    case "offset":
      return [`${indent}const ${statement.name} = ${printIndex(statement.index)};`];
    default:
      return unreachable(statement);
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
