import type { Kernels } from "./kernels/kernels.gen.ts";
import { loadKernels } from "./kernels/load-kernels.ts";
import { type WebAssemblyMemory, webAssembly } from "./kernels/web-assembly.ts";
import { alone, type Team, type TeamMember, teamBytes, teamOn } from "./team.ts";

/** One memory for everything that a step touches, and the kernels that work on it. */
export interface Arena {
  readonly buffer: ArrayBufferLike;
  readonly kernels: Kernels;
  /** Where the memory begins that kernels may use as they like. */
  readonly scratch: number;
  /** Who shares the work. */
  readonly team: Team;
}

/** The engine or the page refuses WebAssembly, which this network's kernels need. */
export class KernelsRefusedError extends Error {
  override readonly name = "KernelsRefusedError";

  /** Always says the same. */
  constructor() {
    super("WebAssembly with vectors is refused here; build the network with --tier loops");
  }
}

const page = 65_536;

/**
 * Makes a memory of `bytes` and `scratchBytes`, all zeros. Throws a KernelsRefusedError where there is no WebAssembly. In a
 * team every thread has scratch bytes of its own, and all but the first work on the memory that the first one made.
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
