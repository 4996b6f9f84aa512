import type { Kernels } from "./kernels/kernels.gen.ts";
import type { WebAssemblyMemory } from "./kernels/web-assembly.ts";

/** The team of threads that train together, seen from one of them; a single thread is a team of one. */
export interface Team {
  /** This thread's index, from 0. */
  readonly thread: number;
  readonly threads: number;
  /** The start and the end (exclusive) of this thread's share of `count` chunks of work. */
  readonly from: (count: number) => number;
  readonly to: (count: number) => number;
  /** Waits until every thread has reached the barrier. */
  readonly barrier: () => void;
  /** Whether any thread passed true; called by every thread, with the same result for all. */
  readonly anyFinds: (found: boolean) => boolean;
}

/** One thread of a team: its index, and how it waits at barriers. */
export interface TeamMember {
  readonly thread: number;
  readonly threads: number;
  /** The number of spins at a barrier before a thread sleeps. */
  readonly spins: number;
  /** The shared memory. Thread 0 creates it and sends it to the others. */
  readonly memory?: WebAssemblyMemory;
  readonly onMemory?: (memory: WebAssemblyMemory) => void;
}

/** 200,000 spins take about 150 µs; with more threads than processors, a spinning thread would block another one. */
export function spinsFor(threads: number, processors: number): number {
  return threads <= processors ? 200_000 : 100;
}

/** Another thread has failed: the results of this thread are not valid any more. */
class TeamError extends Error {
  override readonly name = "TeamError";

  /** Has a fixed message; the failed thread reports the reason. */
  constructor() {
    super("another thread of the training has failed");
  }
}

/** A team of one thread. */
export const alone: Team = {
  thread: 0,
  threads: 1,
  from: () => 0,
  to: (count) => count,
  barrier: () => {},
  anyFinds: (found) => found,
};

/**
 * The start of a thread's share: the work is split into nearly equal parts, one for each thread, in blocks of four
 * because a tile of a matrix product has four rows. Sums are never split, so the results do not depend on this.
 */
export function startOfShare(count: number, thread: number, threads: number): number {
  if (thread === threads) return count;
  return Math.min(count, 4 * Math.ceil(Math.floor((count * thread) / threads) / 4));
}

/** Bytes at the end of a shared memory for synchronization. */
export const teamBytes = 64;

/** The index of each word in these bytes, as 32-bit integers; the first two belong to the barrier. */
const word = { round: 1, failed: 2, finding: 3, arrived: 4 } as const;

/**
 * Two threads that sleep alternately can stay on one processor permanently: the system moves a thread to a free
 * processor only while it is runnable at the same time as another one. Therefore a thread spins `longer` times as often
 * after a late barrier that follows `goodWhile` punctual ones, and at every `delaysToPatience`-th late barrier in a
 * row. If barriers are late repeatedly, other work needs the processor: then the number of spins is halved each time.
 */
const longer = 50;
const delaysToPatience = 256;
const goodWhile = 64;

/** Creates the team of the threads that share a memory. */
export function teamOn(memory: WebAssemblyMemory, kernels: Kernels, { thread, threads, spins }: TeamMember): Team {
  const words = wordsOf(memory);
  const isFirstTime = once();
  let questions = 0;
  let delays = 0;
  let inTime = 0;
  let patience = spins;
  const barrier = (): void => {
    const mostSpins = delays % delaysToPatience === 0 ? spins * longer : patience;
    const isDelay = kernels.barrier(words.byteOffset, threads, mostSpins) >= patience;
    if (isDelay) delays = inTime < goodWhile ? delays + 1 : 0;
    inTime = isDelay ? 0 : inTime + 1;
    patience = isDelay ? Math.max(patience >> 1, spins >> 6) : Math.min(patience << 1, spins);
    if (Atomics.load(words, word.failed) !== 0) throw new TeamError();
    if (isFirstTime()) Atomics.add(words, word.arrived, 1);
  };
  return {
    thread,
    threads,
    from: (count) => startOfShare(count, thread, threads),
    to: (count) => startOfShare(count, thread + 1, threads),
    barrier,
    anyFinds: (found) => {
      // A faster thread may already be in the next call, so calls are numbered.
      questions++;
      if (found) Atomics.store(words, word.finding, questions);
      barrier();
      return Atomics.load(words, word.finding) === questions;
    },
  };
}

/** The number of threads that have passed a barrier at least once. */
export function countArrived(memory: WebAssemblyMemory): number {
  return Atomics.load(wordsOf(memory), word.arrived);
}

/** Marks the team as failed and wakes the waiting threads. A thread that arrives later may have to be woken again. */
export function breakUp(memory: WebAssemblyMemory): void {
  const words = wordsOf(memory);
  Atomics.store(words, word.failed, 1);
  Atomics.add(words, word.round, 1);
  Atomics.notify(words, word.round);
}

function wordsOf({ buffer }: WebAssemblyMemory): Int32Array {
  return new Int32Array(buffer, buffer.byteLength - teamBytes, teamBytes / 4);
}

function once(): () => boolean {
  let first = true;
  return () => {
    const was = first;
    first = false;
    return was;
  };
}
