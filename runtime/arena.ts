import type { Kernels } from "./kernels/kernels.gen.ts";
import { loadKernels } from "./kernels/load-kernels.ts";
import { webAssembly } from "./kernels/web-assembly.ts";

/** One memory for everything that a step touches, and the kernels that work on it. */
export interface Arena {
  readonly buffer: ArrayBufferLike;
  readonly kernels: Kernels;
  /** Where the memory begins that kernels may use as they like. */
  readonly scratch: number;
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

/** Makes a memory of `bytes` and `scratchBytes`, all zeros. Throws a KernelsRefusedError where there is no WebAssembly. */
export function createArena(bytes: number, scratchBytes: number): Arena {
  const scratch = Math.ceil(bytes / 16) * 16;
  const pages = Math.max(1, Math.ceil((scratch + scratchBytes) / page));
  const global = webAssembly();
  const memory = global && new global.Memory({ initial: pages, maximum: pages });
  const kernels = memory && loadKernels(memory);
  if (!memory || !kernels) throw new KernelsRefusedError();
  return { buffer: memory.buffer, kernels, scratch };
}
