import { kernelBytes, memoryFlag } from "./bytes.gen.ts";
import { decodeHexadecimal } from "./hexadecimal.ts";
import type { Kernels } from "./kernels.gen.ts";
import { type WebAssemblyMemory, webAssembly } from "./web-assembly.ts";

const sharedMemory = 3;
const ownMemory = 1;

/** Compiled modules by their memory flag: compiling takes a thousand times as long as instantiating. */
const modules = new Map<number, object>();

/**
 * The kernels, working on `memory`; `undefined` if WebAssembly, SIMD or threads are not available, so that loops are
 * used. The memory, shared or not, needs a `maximum`: the modules for both differ only in one flag.
 */
export function loadKernels(memory: WebAssemblyMemory): Kernels | undefined {
  const global = webAssembly();
  if (global === undefined) return undefined;
  const flag = memory.buffer instanceof ArrayBuffer ? ownMemory : sharedMemory;
  const module = modules.get(flag) ?? compile(() => new global.Module(bytesWith(flag)));
  if (module) modules.set(flag, module);
  return module && (new global.Instance(module, { env: { memory } }).exports as Kernels);
}

function bytesWith(flag: number): Uint8Array {
  const bytes = decodeHexadecimal(kernelBytes);
  bytes[memoryFlag] = flag;
  return bytes;
}

/** A module, or undefined if the engine or the page's policy forbids it. */
function compile(make: () => object): object | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
