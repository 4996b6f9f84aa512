import type { KernelArgument, Statement } from "../ir/loop.ts";
import type { Block, Program } from "../ir/program.ts";
import { unreachable } from "../ir/unreachable.ts";
import { visitExpressions } from "../ir/walk.ts";

/** What blocks name: buffers in their loops, buffers that kernels are given, and what the workspace gives to all. */
export interface Names {
  /** Buffers whose elements loops read or write. */
  readonly elements: ReadonlySet<string>;
  /** Buffers that are handed to kernels. */
  readonly given: ReadonlySet<string>;
  /** Of `kernels`, `scratch`, `team` and `rows` those that are used. */
  readonly fields: ReadonlySet<string>;
}

/** All that blocks name. */
export function namesInBlocks(blocks: readonly Pick<Block, "statements">[]): Names {
  const [elements, given, fields] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { statements } of blocks) {
    for (const statement of statements) addNames(statement, { elements, given, fields });
    visitExpressions(statements, (expression) => {
      if (expression.kind === "element") elements.add(expression.buffer);
      if (expression.kind === "rows" || (expression.kind === "reduce" && expression.count.rows)) fields.add("rows");
    });
  }
  return { elements, given, fields };
}

/** Names while they are gathered. */
interface Gathered {
  readonly elements: Set<string>;
  readonly given: Set<string>;
  readonly fields: Set<string>;
}

/** What a statement names beside its values. */
function addNames(statement: Statement, names: Gathered): void {
  switch (statement.kind) {
    case "store":
      names.elements.add(statement.buffer);
      return;
    case "kernel":
      names.fields.add("kernels");
      for (const argument of statement.arguments) addNamesOfArgument(argument, names);
      return;
    case "for":
      if (statement.count.rows) names.fields.add("rows");
      if (statement.chunks) names.fields.add("team");
      if (statement.lengthOf !== undefined) names.elements.add(statement.lengthOf);
      for (const each of statement.body) addNames(each, names);
      return;
    case "alone":
      names.fields.add("team");
      for (const each of statement.body) addNames(each, names);
      return;
    case "if":
      for (const each of statement.body) addNames(each, names);
      return;
    case "barrier":
      names.fields.add("team");
      return;
    case "let":
    case "assign":
    case "offset":
      return;
    default:
      unreachable(statement);
  }
}

function addNamesOfArgument(argument: KernelArgument, { given, fields }: Gathered): void {
  switch (argument.kind) {
    case "address":
      given.add(argument.buffer);
      return;
    case "count":
      if (argument.count.rows) fields.add("rows");
      return;
    case "from":
    case "to":
      fields.add("team");
      if (argument.chunks.count.rows) fields.add("rows");
      if (argument.chunks.lengthOf !== undefined) given.add(argument.chunks.lengthOf);
      return;
    case "value":
      if (argument.value.kind === "element") given.add(argument.value.buffer);
      return;
    case "scratch":
      fields.add("scratch");
      return;
    default:
      unreachable(argument);
  }
}

/** True where statements name a parameter of the network; arrays that are handed in are none. */
export function namesParameters({ buffers }: Program, { elements, given }: Names): boolean {
  return buffers.some(({ name, role }) => role === "parameter" && (elements.has(name) || given.has(name)));
}

/** True where statements name anything of the workspace. */
export function namesWorkspace({ buffers }: Program, { elements, given, fields }: Names): boolean {
  if (fields.size > 0) return true;
  return buffers.some(({ name, role }) => role !== "parameter" && (elements.has(name) || given.has(name)));
}
