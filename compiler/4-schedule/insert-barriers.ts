import { chunksOf } from "../ir/chunks.ts";
import { type Extent, endOf, isAtMost } from "../ir/extent.ts";
import type { Statement } from "../ir/loop.ts";
import type { Block, FunctionName, Program, ProgramFunction } from "../ir/program.ts";
import { accessesOf, readWhole } from "./access.ts";
import type { Access, Buffers } from "./access-kinds.ts";
import { accessesOfRows } from "./shared-loop.ts";

/**
 * Parallelizes a step: kernels and loops over rows are split over threads, other loops run on a single thread, and a
 * barrier is inserted wherever threads could conflict over the same bytes. This pass runs last, when every buffer's
 * offset is known. Programs without kernels run on one thread and are not changed.
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
    // The step checks the loss and the gradients at the end of these two.
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

/** The buffers that every thread checks for non-finite numbers after this function. */
function checkedAfter(name: FunctionName, { outputs, gradients }: Program): readonly string[] {
  if (name === "loss") return outputs.loss === undefined ? [] : [outputs.loss];
  return gradients.flatMap((each) => (each.kind === "buffer" ? [each.buffer] : [each.left.buffer, each.right.buffer]));
}

/** A pass through a step that records the accesses since the last barrier; there is a barrier before the step. */
interface Walk {
  /** Records a barrier, after which all threads read these buffers. */
  readonly barrier: (checked: readonly string[]) => void;
  /** A block with single-thread loops and barriers inserted. */
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

/**
 * Splits loops over rows over threads where possible; other consecutive loops are joined into one block for a single
 * thread.
 */
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

/** True unless one ends before the other begins for every capacity in rows. */
function overlap(a: Access, b: Access): boolean {
  return !isAtMost(endOf(a.start, a.size), b.start) && !isAtMost(endOf(b.start, b.size), a.start);
}

/** True if the same thread makes both accesses to the overlapping bytes. */
function sameThread(a: Access, b: Access): boolean {
  if (a.threads === "first" || b.threads === "first") return a.threads === b.threads;
  if (a.threads === "everyone" || b.threads === "everyone") return false;
  const [one, other] = [a.threads.count, b.threads.count];
  const sameChunks = one.rows === other.rows && one.times === other.times;
  return sameChunks && equal(a.start, b.start) && equal(a.size, b.size);
}

function equal(a: Extent, b: Extent): boolean {
  return a.fixed === b.fixed && a.perRow === b.perRow;
}
