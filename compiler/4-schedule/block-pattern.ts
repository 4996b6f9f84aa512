import type { Chunks, Index, KernelArgument, Statement } from "../ir/loop.ts";
import type { Block } from "../ir/program.ts";
import { mapStatement, visitExpressions, withLocals } from "../ir/walk.ts";
import type { Buffers } from "./access-kinds.ts";

/** The computation of a block, independent of its buffers. */
export interface BlockPattern {
  /** Equal for blocks that differ only in buffers, names of locals and lengths of whole buffers. */
  readonly key: string;
  /** The same, including the lengths. */
  readonly exactKey: string;
  /** Its buffers, in the order of their first mention. */
  readonly buffers: readonly string[];
  /** Its statements, without barriers before and after them; counts that are buffer lengths are marked as such. */
  readonly statements: readonly Statement[];
}

/** The pattern of a block. */
export function patternOf(block: Block, buffers: Buffers): BlockPattern {
  const exact = withoutOuterBarriers(block.statements);
  const statements = exact.map((each) => withLengths(each, buffers));
  const numbers = new Map<string, string>();
  const numberOf = (name: string): string => {
    // Keys are arrays of a different type, so other arrays cannot replace them.
    if (buffers.get(name)?.role === "key") return name;
    const number = numbers.get(name) ?? `$${numbers.size}`;
    numbers.set(name, number);
    return number;
  };
  const locals = new Map(localsIn(exact).map((name, index) => [name, `%${index}`]));
  const keyOf = (of: readonly Statement[]): string =>
    JSON.stringify(of.map((each) => mapStatement(each, canonical(locals, numberOf))));
  return { key: keyOf(statements), exactKey: keyOf(exact), buffers: [...numbers.keys()], statements };
}

function canonical(locals: ReadonlyMap<string, string>, numberOf: (buffer: string) => string) {
  const name = (local: string) => locals.get(local) ?? local;
  return { index: withLocals(name), name, buffer: numberOf };
}

/** The names of values that statements declare, at any depth. */
export function localsIn(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((each): readonly string[] => {
    if (each.kind === "let") return [each.name];
    return each.kind === "for" || each.kind === "if" || each.kind === "alone" ? localsIn(each.body) : [];
  });
}

/** The statements between the barriers at the beginning and at the end. */
export function withoutOuterBarriers(statements: readonly Statement[]): readonly Statement[] {
  const first = statements.findIndex(({ kind }) => kind !== "barrier");
  const last = statements.findLastIndex(({ kind }) => kind !== "barrier");
  return first < 0 ? [] : statements.slice(first, last + 1);
}

/** Marks counts that are the length of a buffer: of a loop over its elements, or of a kernel's outputs. */
function withLengths(statement: Statement, buffers: Buffers): Statement {
  switch (statement.kind) {
    case "alone":
      return { ...statement, body: statement.body.map((each) => withLengths(each, buffers)) };
    case "for": {
      const { rows, times } = statement.count;
      const array = rows ? undefined : arrayOfLength(times, elementsBy(statement.variable, statement.body), buffers);
      return array === undefined ? statement : { ...statement, count: { rows, times: 0 }, lengthOf: array };
    }
    case "kernel":
      return { ...statement, arguments: statement.arguments.map((each) => shareByLength(each, statement, buffers)) };
    default:
      return statement;
  }
}

/** The arrays in a loop that are indexed by its variable only. */
function elementsBy(variable: string, body: readonly Statement[]): readonly string[] {
  const takes = ({ terms: [term, ...more], constant }: Index): boolean =>
    term?.variable === variable && term.factor === 1 && more.length === 0 && constant === 0;
  const arrays = body.flatMap((each) => (each.kind === "store" && takes(each.index) ? [each.buffer] : []));
  visitExpressions(body, (each) => {
    if (each.kind === "element" && takes(each.index)) arrays.push(each.buffer);
  });
  return arrays;
}

function shareByLength(
  argument: KernelArgument,
  { arguments: given }: Statement & { readonly kind: "kernel" },
  buffers: Buffers,
): KernelArgument {
  if (argument.kind !== "from" && argument.kind !== "to") return argument;
  const { count, each }: Chunks = argument.chunks;
  if (count.rows || each !== 1) return argument;
  const arrays = given.flatMap((other) => (other.kind === "address" ? [other.buffer] : []));
  const array = arrayOfLength(count.times, arrays, buffers);
  if (array === undefined) return argument;
  return { ...argument, chunks: { count: { rows: false, times: 0 }, each, lengthOf: array } };
}

/** The array whose length equals a count that does not depend on the batch; parameters are preferred. */
function arrayOfLength(times: number, arrays: readonly string[], buffers: Buffers): string | undefined {
  const fitting = arrays.filter((name) => {
    const size = buffers.get(name)?.size;
    return size?.perRow === 0 && size.fixed === times;
  });
  return fitting.find((name) => buffers.get(name)?.role === "parameter") ?? fitting[0];
}
