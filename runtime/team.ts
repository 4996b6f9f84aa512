import type { Kernels } from "./kernels/kernels.gen.ts";
import type { WebAssemblyMemory } from "./kernels/web-assembly.ts";

/** The threads that train together, as one of them sees them; a thread that trains alone is all of them. */
export interface Team {
  /** This thread's number, from 0. */
  readonly thread: number;
  readonly threads: number;
  /** The first of this thread's share of `count` chunks of work, and the one after the last. */
  readonly from: (count: number) => number;
  readonly to: (count: number) => number;
  /** Waits until every thread is here. */
  readonly barrier: () => void;
  /** Whether any thread has found something; called by every thread, with the same result for all. */
  readonly anyFinds: (found: boolean) => boolean;
}

/** One thread of a team: its number, and how it waits at barriers. */
export interface TeamMember {
  readonly thread: number;
  readonly threads: number;
  /** How often a thread spins at a barrier before it sleeps. */
  readonly spins: number;
  /** The memory that all work on. Thread 0 makes it and sends it to the others. */
  readonly memory?: WebAssemblyMemory;
  readonly onMemory?: (memory: WebAssemblyMemory) => void;
}

/** So many spins take about 150 µs; with more threads than processors, a spinning thread would keep another from working. */
export function spinsFor(threads: number, processors: number): number {
  return threads <= processors ? 200_000 : 100;
}

/** Another thread has failed: nothing that this one does has a meaning any more. */
class TeamError extends Error {
  override readonly name = "TeamError";

  /** Always says the same; the thread that failed knows why. */
  constructor() {
    super("another thread of the training has failed");
  }
}

/** A thread that does everything. */
export const alone: Team = {
  thread: 0,
  threads: 1,
  from: () => 0,
  to: (count) => count,
  barrier: () => {},
  anyFinds: (found) => found,
};

/**
 * Where the share of a thread begins: the work is cut into as many nearly equal parts as there are threads, in blocks of
 * four because a tile of a matrix product has four rows. Sums are never cut, so no result depends on this.
 */
export function startOfShare(count: number, thread: number, threads: number): number {
  if (thread === threads) return count;
  return Math.min(count, 4 * Math.ceil(Math.floor((count * thread) / threads) / 4));
}

/** Bytes at the end of a shared memory in which threads find each other. */
export const teamBytes = 64;

/** What those bytes hold, as 32-bit integers; the first two are the barrier's. */
const word = { round: 1, failed: 2, finding: 3, arrived: 4 } as const;

/**
 * Two threads that sleep by turns can share one processor for good: the system moves a thread to a free processor only
 * while it is runnable at the same time as another. So after a late barrier that follows `goodWhile` punctual ones, and
 * at every `delaysToPatience`-th late barrier in a row, a thread spins `longer` times as often. Where barriers are late
 * again and again, something else needs the processor: then the number of spins is halved each time.
 */
const longer = 50;
const delaysToPatience = 256;
const goodWhile = 64;

/** Makes a team of the threads that share a memory. */
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
      // A faster thread may already ask the next question, so questions are numbered.
      questions++;
      if (found) Atomics.store(words, word.finding, questions);
      barrier();
      return Atomics.load(words, word.finding) === questions;
    },
  };
}

/** How many threads have passed a barrier at least once. */
export function countArrived(memory: WebAssemblyMemory): number {
  return Atomics.load(wordsOf(memory), word.arrived);
}

/** Marks the team as failed and wakes the threads that wait. A thread that arrives later may have to be woken again. */
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
