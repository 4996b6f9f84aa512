import type { Kernels, KernelsOfOnePrecision } from "../../runtime/kernels/kernels.gen.ts";
import { loadKernels } from "../../runtime/kernels/load-kernels.ts";
import { webAssembly } from "../../runtime/kernels/web-assembly.ts";

/** Bytes of a number. */
export const bytesOf = { Float32: 4, Float64: 8 } as const;

/** The two precisions, as a test runs through them. */
export const precisions = ["Float32", "Float64"] as const;
export type PrecisionName = (typeof precisions)[number];

/** Every size up to one more than two tiles, and larger odd ones: each remainder of lanes and of tiles. */
export const sizes: readonly number[] = [...Array.from({ length: 17 }, (_, i) => i + 1), 31, 67];

/** How often each kernel has run, by its full name. */
export const runs = new Map<string, Set<string>>();

/** An array in the kernels' memory. */
export interface Placed {
  readonly offset: number;
  readonly values: Float32Array | Float64Array;
}

/** A memory full of NaN in which arrays are placed one number off every multiple of 16 bytes, with room between. */
export interface Arena {
  readonly index: (values: readonly number[] | Float32Array | Float64Array) => Placed;
  readonly room: (count: number) => Placed;
  readonly scratch: number;
  /** Calls a kernel of the precision, and counts it under `remainder`. */
  readonly run: <Name extends keyof KernelsOfOnePrecision>(
    name: Name,
    remainder: string | number,
    ...parameters: Parameters<KernelsOfOnePrecision[Name]>
  ) => number;
  /** Where something was written that lies in no array, or (where its size is given) after the scratch. */
  readonly damage: (scratchBytes?: number) => string;
}

const pages = 40;
const global = webAssembly();
if (global === undefined) throw new Error("these tests need WebAssembly");
const memory = new global.Memory({ initial: pages, maximum: 65536 });
const loaded = loadKernels(memory);
if (loaded === undefined) throw new Error("these tests need WebAssembly with SIMD");
/** The kernels under test. */
export const kernels: Kernels = loaded;
const bytes = Buffer.from(memory.buffer as ArrayBuffer);
const untouched = Buffer.alloc(bytes.length, 0xff);
const scratchAt = 2 ** 20;

/** A fresh arena for one precision. */
export function arena(precision: PrecisionName): Arena {
  bytes.fill(0xff);
  const size = bytesOf[precision];
  const view = (offset: number, count: number): Placed["values"] =>
    precision === "Float32"
      ? new Float32Array(memory.buffer, offset, count)
      : new Float64Array(memory.buffer, offset, count);
  const placed: Placed[] = [];
  // The first array stands at 0, the others one number after a multiple of 16.
  let next = 0;
  const room = (count: number): Placed => {
    const array = { offset: next, values: view(next, count) };
    next = Math.ceil((next + count * size) / 16) * 16 + 32 + size;
    if (next > scratchAt) throw new Error("the arena of the tests is too small");
    placed.push(array);
    return array;
  };
  const index = (values: readonly number[] | Float32Array | Float64Array): Placed => {
    const array = room(values.length);
    array.values.set(values);
    return array;
  };
  return {
    index,
    room,
    scratch: scratchAt,
    run: (name, remainder, ...parameters) => {
      const key = `${name}${precision}` as keyof Kernels;
      runs.set(key, (runs.get(key) ?? new Set()).add(String(remainder)));
      return (kernels[key] as (...numbers: readonly number[]) => number)(...parameters);
    },
    damage: (scratchBytes) => {
      const end = scratchAt + (scratchBytes ?? bytes.length - scratchAt);
      if (!bytes.subarray(end).equals(untouched.subarray(end))) return `after the ${scratchBytes} bytes of scratch`;
      return damageOutside(placed, next);
    },
  };
}

function damageOutside(placed: readonly Placed[], end: number): string {
  let at = 0;
  for (const { offset, values } of [...placed, { offset: end, values: new Uint8Array() }]) {
    for (; at < offset; at++) if (bytes[at] !== 0xff) return `byte ${at}, before the array at ${offset}`;
    at = offset + values.byteLength;
  }
  return "nowhere";
}

/** Where two arrays first differ, with both values; "nowhere" if they have the same bits. */
export function firstDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): string {
  if (actual.length !== expected.length) return `${actual.length} numbers instead of ${expected.length}`;
  for (let i = 0; i < actual.length; i++) {
    if (!Object.is(actual[i], expected[i])) return `at ${i}: ${actual[i]} instead of ${expected[i]}`;
  }
  return "nowhere";
}

/** Numbers between −1 and 1 that fill all their bits, the same in every run. */
export function someNumbers(count: number, seed: number): number[] {
  let state = (seed + 1) * 2654435761;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return state / 2 ** 31 + (state & 0xffff) / 2 ** 48;
  });
}

/** Rounds to the precision. */
export function rounding(precision: PrecisionName): (x: number) => number {
  return precision === "Float32" ? Math.fround : (x) => x;
}
