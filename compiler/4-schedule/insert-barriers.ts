import { chunksOf } from "../ir/chunks.ts";
import { type Extent, endOf, isAtMost } from "../ir/extent.ts";
import type { Statement } from "../ir/loop.ts";
import type { Block, FunctionName, Program, ProgramFunction } from "../ir/program.ts";
import { accessesOf, readWhole } from "./access.ts";
import type { Access, Buffers } from "./access-kinds.ts";
import { accessesOfRows } from "./shared-loop.ts";

/**
 * Makes a step that threads can take together: kernels and loops over rows are shared out, other loops are left to one thread, and a barrier
 * stands wherever a thread could otherwise touch bytes that another has not finished with. It comes last: only then is
 * every buffer's offset known. Programs without kernels are one thread's work and stay as they are.
 */
export function insertBarriers(program: Program): Program {
  if (!program.kernels || program.step === undefined) return program;
  const buffers: Buffers = new Map(program.buffers.map((buffer) => [buffer.name, buffer]));
  const step = walk(buffers);
  const shared = new Map<FunctionName, ProgramFunction>();
  for (const name of program.step) {
    const each = program.functions.find((one) => one.name === name);
    if (each === undefined) continue;
    const blocks = each.blocks.map((block) => step.inBlock(block));
    shared.set(name, { ...each, blocks: endWithBarrier(name, blocks) });
    // The step checks the loss and the gradients where these two end.
    if (needsBarrierAtEnd(name)) step.barrier(checkedAfter(name, program));
  }
  return { ...program, functions: program.functions.map((each) => shared.get(each.name) ?? each) };
}

function needsBarrierAtEnd(name: FunctionName): boolean {
  return name === "loss" || name === "direction";
}

function endWithBarrier(name: FunctionName, blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last === undefined || !needsBarrierAtEnd(name)) return blocks;
  return [...blocks.slice(0, -1), { ...last, statements: [...last.statements, { kind: "barrier" }] }];
}

/** What every thread scans, after this function, for numbers that are not finite. */
function checkedAfter(name: FunctionName, { outputs, gradients }: Program): readonly string[] {
  if (name === "loss") return outputs.loss === undefined ? [] : [outputs.loss];
  return gradients.flatMap((each) => (each.kind === "buffer" ? [each.buffer] : [each.left.buffer, each.right.buffer]));
}

/** A walk through a step that records what has been touched since the last barrier; there is one before it begins. */
interface Walk {
  /** A barrier, after which all threads read these buffers. */
  readonly barrier: (checked: readonly string[]) => void;
  /** A block with its loops left to one thread and its barriers in place. */
  readonly inBlock: (block: Block) => Block;
}

function walk(buffers: Buffers): Walk {
  let since: Access[] = [];
  const guarded = (statement: Statement): readonly Statement[] => {
    const accesses = accessesOf(statement, buffers);
    const waits = accesses.some((access) => since.some((before) => isHazard(before, access)));
    since = waits ? [...accesses] : [...since, ...accesses];
    return waits ? [{ kind: "barrier" }, statement] : [statement];
  };
  return {
    barrier: (checked) => {
      since = checked.flatMap((name) => readWhole(name, buffers));
    },
    inBlock: (block) => ({ ...block, statements: together(block.statements, buffers).flatMap(guarded) }),
  };
}

/** Loops over rows are shared out where they may be; others that follow each other become one piece of work for one thread. */
function together(statements: readonly Statement[], buffers: Buffers): readonly Statement[] {
  const pieces: Statement[] = [];
  for (const statement of statements) {
    const last = pieces.at(-1);
    if (statement.kind === "kernel") pieces.push(statement);
    else if (statement.kind === "for" && accessesOfRows(statement, buffers)) {
      pieces.push({ ...statement, chunks: chunksOf(statement.count) });
    } else if (last?.kind === "alone") pieces[pieces.length - 1] = { kind: "alone", body: [...last.body, statement] };
    else pieces.push({ kind: "alone", body: [statement] });
  }
  return pieces;
}

/** Read after write, write after read or write after write, of the same bytes by different threads. */
function isHazard(before: Access, after: Access): boolean {
  return (before.writes || after.writes) && overlap(before, after) && !sameThread(before, after);
}

/** True unless one ends before the other begins, however many rows there is room for. */
function overlap(a: Access, b: Access): boolean {
  return !isAtMost(endOf(a.start, a.size), b.start) && !isAtMost(endOf(b.start, b.size), a.start);
}

/** True where what overlaps is in one thread's hands both times. */
function sameThread(a: Access, b: Access): boolean {
  if (a.hands === "first" || b.hands === "first") return a.hands === b.hands;
  if (a.hands === "everyone" || b.hands === "everyone") return false;
  const [one, other] = [a.hands.count, b.hands.count];
  const sameChunks = one.rows === other.rows && one.times === other.times;
  return sameChunks && equal(a.start, b.start) && equal(a.size, b.size);
}

function equal(a: Extent, b: Extent): boolean {
  return a.fixed === b.fixed && a.perRow === b.perRow;
}
