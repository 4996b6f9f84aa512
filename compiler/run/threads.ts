import { availableParallelism } from "node:os";
import { type Compilation, type CompiledModel, type CompileOptions, compile } from "../compile.ts";
import type { Model } from "../ir/model.ts";
import { countMultiplyAddsOfBatch } from "../summary/counts.ts";
import { largestBatch } from "../summary/largest-batch.ts";

/** The number of threads that train together; auto: depends on the machine and the size of the work. */
export type Threads = number | "auto";

/** Minimum multiply-adds of a step for each thread: about 0.1 ms, the time of hundreds of barriers. */
const minimumPerThread = 2_000_000;

/**
 * Compiles a spec for a number of threads. Only kernels can be split between threads, so with several threads, a
 * network that would use only loops uses kernels instead, with the same bits.
 */
export function compileForThreads(text: string, options: CompileOptions, threads: Threads): Compilation {
  const compilation = compile(text, options);
  if (!compilation.ok || threads === "auto" || threads === 1 || compilation.tier !== "auto") return compilation;
  if (compilation.program().kernels) return compilation;
  return compile(text, { ...options, tier: "kernels" });
}

/** The number of threads for a training on `rows` rows; 1 if the network uses no kernels. */
export function countThreads(threads: Threads, compilation: CompiledModel, model: Model, rows: number): number {
  if (threads !== "auto") return threads;
  const { training } = compilation.graphs();
  if (!compilation.program().kernels || training === undefined || !hasSharedMemory()) return 1;
  const batch = largestBatch(model, () => rows) ?? 1;
  const parts = Math.floor(countMultiplyAddsOfBatch(training, batch) / minimumPerThread);
  return Math.max(1, Math.min(availableParallelism(), parts));
}

/** Whether shared memory is available here. */
export function hasSharedMemory(): boolean {
  return typeof SharedArrayBuffer !== "undefined";
}
