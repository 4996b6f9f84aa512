import { availableParallelism } from "node:os";
import { type Compilation, type CompiledModel, type CompileOptions, compile } from "../compile.ts";
import type { Model } from "../ir/model.ts";
import { countMultiplyAddsOfBatch } from "../summary/counts.ts";
import { largestBatch } from "../summary/largest-batch.ts";

/** How many threads train together: so many, or what the machine has and the work is worth. */
export type Threads = number | "auto";

/** A thread more must have at least so many multiply-adds of each step to itself: about 0.1 ms, hundreds of barriers. */
const worthAThread = 2_000_000;

/**
 * Compiles a spec for so many threads. Only kernels can be shared out, so where several are asked for, a network that
 * loops alone would do is done by kernels, to the same bits.
 */
export function compileForThreads(text: string, options: CompileOptions, threads: Threads): Compilation {
  const compilation = compile(text, options);
  if (!compilation.ok || threads === "auto" || threads === 1 || compilation.tier !== "auto") return compilation;
  if (compilation.program().kernels) return compilation;
  return compile(text, { ...options, tier: "kernels" });
}

/** The number of threads for a training on so many rows. Who has no kernels to share out works alone. */
export function countThreads(threads: Threads, compilation: CompiledModel, model: Model, rows: number): number {
  if (threads !== "auto") return threads;
  const { training } = compilation.graphs();
  if (!compilation.program().kernels || training === undefined || !hasSharedMemory()) return 1;
  const batch = largestBatch(model, () => rows) ?? 1;
  const parts = Math.floor(countMultiplyAddsOfBatch(training, batch) / worthAThread);
  return Math.max(1, Math.min(availableParallelism(), parts));
}

/** Whether threads can work on one memory here. */
export function hasSharedMemory(): boolean {
  return typeof SharedArrayBuffer !== "undefined";
}
