import type { Kernels } from "./kernels/kernels.gen.ts";
import { loadKernels } from "./kernels/load-kernels.ts";
import { type WebAssemblyMemory, webAssembly } from "./kernels/web-assembly.ts";
import { alone, type Team, type TeamMember, teamBytes, teamOn } from "./team.ts";

/** The memory for all data of a step, and the kernels that work on it. */
export interface Arena {
  readonly buffer: ArrayBufferLike;
  readonly kernels: Kernels;
  /** The offset of the scratch memory for kernels. */
  readonly scratch: number;
  /** The threads that share the work. */
  readonly team: Team;
}

/** WebAssembly, which this network's kernels need, is not available. */
export class KernelsRefusedError extends Error {
  override readonly name = "KernelsRefusedError";

  /** Has a fixed message. */
  constructor() {
    super("WebAssembly SIMD is not available here; build the network with --tier loops");
  }
}

const page = 65_536;

/**
 * Creates a memory of `bytes` and `scratchBytes`, filled with zeros. Throws a KernelsRefusedError if WebAssembly is not
 * available. In a team, every thread has its own scratch bytes, and all threads use the memory of the first one.
 */
export function createArena(bytes: number, scratchBytes: number, member?: TeamMember): Arena {
  const start = Math.ceil(bytes / 64) * 64;
  const step = Math.ceil(scratchBytes / 64) * 64;
  const memory =
    member?.memory ?? createMemory(start + step * (member?.threads ?? 1) + teamBytes, member !== undefined);
  const kernels = memory && loadKernels(memory);
  if (!memory || !kernels) throw new KernelsRefusedError();
  if (member === undefined) return { buffer: memory.buffer, kernels, scratch: start, team: alone };
  member.onMemory?.(memory);
  const scratch = start + step * member.thread;
  return { buffer: memory.buffer, kernels, scratch, team: teamOn(memory, kernels, member) };
}

function createMemory(bytes: number, shared: boolean): WebAssemblyMemory | undefined {
  const pages = Math.ceil(bytes / page);
  const global = webAssembly();
  return global && new global.Memory({ initial: pages, maximum: pages, shared });
}
