import { elementsOf } from "../ir/extent.ts";
import { signatureOf } from "../ir/kernel-signatures.ts";
import type { Expression, Index, Statement } from "../ir/loop.ts";
import type { Buffer, Program } from "../ir/program.ts";
import { visitExpressions, visitIndices } from "../ir/walk.ts";

/**
 * What is wrong with a program, a sentence each: names that nothing declares, kernels with other arguments than they take,
 * buffers that are in use together and share memory.
 */
export function programFaults(program: Program): readonly string[] {
  const buffers = new Set(program.buffers.map(({ name }) => name));
  const functions = new Set(program.functions.map(({ name }) => name));
  const shared = new Set(program.sharedFunctions.map(({ name }) => name));
  const blocks = program.functions.flatMap((each) => each.blocks);
  return [
    ...blocks.flatMap(({ owner, statements }) =>
      statementFaults(statements, buffers).map((fault) => `${owner}: ${fault}`),
    ),
    ...program.sharedFunctions.flatMap(({ name, parameters, statements }) =>
      statementFaults(statements, new Set([...buffers, ...parameters])).map((fault) => `${name}: ${fault}`),
    ),
    ...blocks.flatMap(({ call }) => (call && !shared.has(call.function) ? [`nothing is called ${call.function}`] : [])),
    ...(program.step ?? []).flatMap((name) =>
      functions.has(name) ? [] : [`the step calls ${name}, which is missing`],
    ),
    ...Object.entries(program.outputs).flatMap(([name, buffer]) =>
      buffers.has(buffer) ? [] : [`${name} has no buffer`],
    ),
    ...memoryFaults(program.buffers),
  ];
}

/** Faults of statements in their order: what is declared in a block is known to all that follows there, and inside it. */
function statementFaults(
  statements: readonly Statement[],
  buffers: ReadonlySet<string>,
  outer: ReadonlySet<string> = new Set(),
): readonly string[] {
  const known = new Set(outer);
  return statements.flatMap((statement): readonly string[] => {
    const inside = "body" in statement ? statement.body : [];
    const own = "body" in statement ? { ...statement, body: [] } : statement;
    const faults = [...ownFaults(own, buffers, known), ...kernelFaults(own)];
    if (statement.kind === "let" || statement.kind === "offset") known.add(statement.name);
    const variables = statement.kind === "for" ? new Set([...known, statement.variable]) : known;
    return [...faults, ...statementFaults(inside, buffers, variables)];
  });
}

function ownFaults(statement: Statement, buffers: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] {
  const faults: string[] = [];
  const check = (name: string, names: ReadonlySet<string>): void => {
    if (!names.has(name)) faults.push(`nothing is called ${name}`);
  };
  const indices: Index[] = [];
  visitIndices([statement], (index) => indices.push(index));
  for (const { terms } of indices) for (const { variable } of terms) check(variable, known);
  visitExpressions([statement], (each: Expression) => {
    if (each.kind === "variable") check(each.name, known);
    if (each.kind === "element") check(each.buffer, buffers);
  });
  if (statement.kind === "store") check(statement.buffer, buffers);
  if (statement.kind === "assign") check(statement.name, known);
  return faults;
}

/** A kernel takes as many arguments as its signature says, and arrays where it says so. */
function kernelFaults(statement: Statement): readonly string[] {
  if (statement.kind !== "kernel") return [];
  const given = statement.arguments;
  const signature = signatureOf(statement.name);
  const size = signature.reduce((sum, group) => sum + group.size, 0);
  return size === given.length ? [] : [`${statement.name} takes ${size} arguments and is given ${given.length}`];
}

/** Buffers that are in use at the same time must not overlap, with one row or with many. */
function memoryFaults(buffers: readonly Buffer[]): readonly string[] {
  const placed = buffers.filter(({ offset }) => offset !== undefined);
  return placed.flatMap((one, index) =>
    placed.slice(index + 1).flatMap((other) => {
      const together = one.spans?.some((a) => other.spans?.some((b) => a.start <= b.end && b.start <= a.end));
      return together && [1, 7, 1000].some((rows) => overlap(one, other, rows))
        ? [`${one.name} and ${other.name} are in use together and share memory`]
        : [];
    }),
  );
}

function overlap(a: Buffer, b: Buffer, rows: number): boolean {
  const [startOfA, startOfB] = [a, b].map(({ offset = { fixed: 0, perRow: 0 } }) => elementsOf(offset, rows));
  const [sizeOfA, sizeOfB] = [elementsOf(a.size, rows), elementsOf(b.size, rows)];
  return (startOfA ?? 0) < (startOfB ?? 0) + sizeOfB && (startOfB ?? 0) < (startOfA ?? 0) + sizeOfA;
}
