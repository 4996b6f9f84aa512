import { decodeBase64 } from "./base64.ts";
import { kernelBytes, memoryFlag } from "./bytes.gen.ts";
import type { Kernels } from "./kernels.gen.ts";
import { type WebAssemblyMemory, webAssembly } from "./web-assembly.ts";

const sharedMemory = 3;
const ownMemory = 1;

/**
 * The kernels, working on `memory`; `undefined` where WebAssembly, its vectors or its threads are refused, so that loops
 * do the work. Shared or not, the memory needs a `maximum`: one module serves both, but for one flag.
 */
export function loadKernels(memory: WebAssemblyMemory): Kernels | undefined {
  const global = webAssembly();
  if (global === undefined) return undefined;
  const bytes = decodeBase64(kernelBytes);
  bytes[memoryFlag] = memory.buffer instanceof ArrayBuffer ? ownMemory : sharedMemory;
  const module = compile(() => new global.Module(bytes));
  return module && (new global.Instance(module, { env: { memory } }).exports as Kernels);
}

/** A module, or nothing where the engine or the page's policy forbids it. */
function compile(make: () => object): object | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
