import { accessAt } from "../../compiler/ir/kernel-signatures.ts";
import type { Index, KernelArgument, Statement } from "../../compiler/ir/loop.ts";
import type { Buffer, Program } from "../../compiler/ir/program.ts";
import { visitExpressions } from "../../compiler/ir/walk.ts";
import { startOfShare } from "../../runtime/team.ts";

/** A program with everything known that is known only at run time. */
export interface Situation {
  readonly program: Program;
  readonly rows: number;
  readonly capacity: number;
  readonly threads: number;
}

/** Numbers of the arena that a thread reads or writes: from `start` on, below `end`. */
export interface Touch {
  readonly writes: boolean;
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

type KernelStatement = Statement & { readonly kind: "kernel" };

/** The bounds `from` and `to` of a thread in a kernel's outputs, and how many outputs there are. */
export function boundsOf(statement: KernelStatement, { rows, threads }: Situation, thread: number) {
  const to = statement.arguments.find((argument) => argument.kind === "to");
  if (to === undefined) throw new Error(`${statement.name} is not shared out`);
  const { count, each } = to.chunks;
  const chunks = count.times * (count.rows ? rows : 1);
  const bound = (of: number): number => startOfShare(chunks, of, threads) * each;
  return { from: bound(thread), to: bound(thread + 1), outputs: chunks * each };
}

/** Where a buffer begins, and how many of its numbers are in use. */
export function rangeOf(name: string, { program, rows, capacity }: Situation) {
  const { offset, size } = program.buffers.find((buffer) => buffer.name === name) as Buffer;
  if (offset === undefined) throw new Error(`${name} is not in the arena`);
  return { start: offset.fixed + offset.perRow * capacity, size: size.fixed + size.perRow * rows };
}

/** What one thread touches in a statement, number by number, as the table of kernels and the loops say. */
export function touchedBy(statement: Statement, situation: Situation, thread: number): readonly Touch[] {
  if (statement.kind === "kernel") {
    return statement.arguments.flatMap((argument, index) => touchOf(statement, argument, index, situation, thread));
  }
  if (statement.kind === "for" && statement.chunks) {
    const { count, each } = statement.chunks;
    const chunks = count.times * (count.rows ? situation.rows : 1);
    const bound = (of: number): number => startOfShare(chunks, of, situation.threads) * each;
    return touchedByRunning(statement, [bound(thread), bound(thread + 1)], situation);
  }
  if (statement.kind === "barrier" || thread > 0) return [];
  if (statement.kind !== "alone") throw new Error(`every thread would run ${statement.kind}`);
  return touchedInLoops(statement.body, situation);
}

function touchOf(
  statement: KernelStatement,
  argument: KernelArgument,
  index: number,
  situation: Situation,
  thread: number,
): readonly Touch[] {
  if (argument.kind === "value" && argument.value.kind === "element") return [whole(argument.value.buffer, situation)];
  if (argument.kind !== "address") return [];
  const access = accessAt(statement.name, index);
  const all = whole(argument.buffer, situation);
  if (access === "all") return [all];
  const { from, to, outputs } = boundsOf(statement, situation, thread);
  // Exact: chunks are whole, though an output may have a fraction of the input to itself.
  const at = (output: number): number => all.start + (output * (all.end - all.start)) / outputs;
  const own = { what: argument.buffer, start: at(from), end: at(to) };
  if (own.start === own.end) return [];
  const read = { ...own, writes: false };
  const written = { ...own, writes: true };
  return access === "own" ? [read] : access === "makes" ? [written] : [read, written];
}

function whole(name: string, situation: Situation): Touch {
  const { start, size } = rangeOf(name, situation);
  return { writes: false, start, end: start + size, what: name };
}

function touchedInLoops(body: readonly Statement[], situation: Situation): readonly Touch[] {
  const keys = situation.program.buffers.filter(({ role }) => role === "key").map(({ name }) => name);
  const touches: Touch[] = stored(body).map((name) => ({ ...whole(name, situation), writes: true }));
  visitExpressions(body, (expression) => {
    if (expression.kind === "element" && !keys.includes(expression.buffer)) {
      touches.push(whole(expression.buffer, situation));
    }
  });
  return touches;
}

/** What a loop touches from one value of its variable to another, found by counting through every index in it. */
function touchedByRunning(
  loop: Statement & { readonly kind: "for" },
  [from, to]: readonly [number, number],
  situation: Situation,
): readonly Touch[] {
  const extents = new Map<string, { readonly writes: boolean; readonly what: string; start: number; end: number }>();
  const locals = new Map<string, number>();
  const valueOf = ({ terms, constant }: Index): number =>
    terms.reduce((sum, { variable, factor }) => sum + (locals.get(variable) ?? Number.NaN) * factor, constant);
  const computed = new Set<string>();
  const touch = (what: string, at: Index, writes: boolean): void => {
    if (situation.program.buffers.find(({ name }) => name === what)?.role === "key") return;
    // A position that is computed from values may be any.
    if (!writes && at.terms.some(({ variable }) => computed.has(variable))) {
      const { start, end } = whole(what, situation);
      extents.set(`${what} anywhere`, { writes, what, start, end });
      return;
    }
    const position = rangeOf(what, situation).start + valueOf(at);
    if (Number.isNaN(position)) throw new Error(`${what} is touched at a place that depends on another loop`);
    const known = extents.get(`${what} ${writes}`) ?? { writes, what, start: position, end: position + 1 };
    known.start = Math.min(known.start, position);
    known.end = Math.max(known.end, position + 1);
    extents.set(`${what} ${writes}`, known);
  };
  const run = (statement: Statement): void => {
    const ownPart = "body" in statement ? { ...statement, body: [] } : statement;
    visitExpressions([ownPart], (each) => {
      if (each.kind === "element") touch(each.buffer, each.index, false);
    });
    if (statement.kind === "let") computed.add(statement.name);
    if (statement.kind === "store") touch(statement.buffer, statement.index, true);
    if (statement.kind === "offset") locals.set(statement.name, valueOf(statement.index));
    if (statement.kind === "if" && mayHold(statement)) statement.body.forEach(run);
    if (statement.kind === "for") {
      count(statement, 0, statement.count.times * (statement.count.rows ? situation.rows : 1));
    }
  };
  // What depends on values may be either way; what depends on places, as the edges of an image do, is known.
  const mayHold = ({ left, operator, right }: Statement & { readonly kind: "if" }): boolean => {
    const [a, b] = [left, right].map((side) => {
      if (side.kind === "number") return side.value;
      return side.kind === "index" ? valueOf(side.index) : undefined;
    });
    if (a === undefined || b === undefined) return true;
    const holds = { "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "===": a === b, "!==": a !== b };
    return holds[operator];
  };
  const count = ({ variable, body }: typeof loop, first: number, end: number): void => {
    for (let i = first; i < end; i++) {
      locals.set(variable, i);
      body.forEach(run);
    }
  };
  count(loop, from, to);
  return [...extents.values()];
}

function stored(body: readonly Statement[]): readonly string[] {
  return body.flatMap((each) => {
    if (each.kind === "store") return [each.buffer];
    return "body" in each ? stored(each.body) : [];
  });
}

/** Whether threads can take a step of a program together: it learns, and kernels do some of the work. */
export function isShared({ kernels, step }: Program): boolean {
  return kernels && step !== undefined;
}

/** The statements of a step in the order in which every thread meets them. */
export function stepOf({ functions, step = [] }: Program): readonly Statement[] {
  return step.flatMap((name) =>
    (functions.find((each) => each.name === name)?.blocks ?? []).flatMap(({ statements }) => statements),
  );
}
