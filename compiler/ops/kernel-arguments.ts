import { chunksOf } from "../ir/chunks.ts";
import type { Chunks, KernelArgument } from "../ir/loop.ts";
import type { Count } from "../ir/shape.ts";

/** A size that is known or depends on the rows. */
export function count(of: Count | number): KernelArgument {
  return { kind: "count", count: typeof of === "number" ? { rows: false, times: of } : of };
}

/** The range of outputs: all, or the chunks of a thread. */
export function range(of: Count | Chunks | number): readonly [KernelArgument, KernelArgument] {
  const chunks = typeof of === "number" ? chunksOf({ rows: false, times: of }) : "each" in of ? of : chunksOf(of);
  return [
    { kind: "from", chunks },
    { kind: "to", chunks },
  ];
}

/** A number literal in the code. */
export function value(of: number): KernelArgument {
  return { kind: "value", value: { kind: "number", value: of } };
}

/** Scratch memory of a kernel. */
export const scratch: KernelArgument = { kind: "scratch" };

/** Scratch bytes of the matrix product kernels: a tile, a panel of at most 16 kB, four columns of the other side. */
export const productScratch = 65_536;

/** Scratch bytes of `descendByProduct`: its sums are not split, so its panel and its block grow with the terms. */
export function descendScratch({ rows, times }: Count): { readonly scratch: number; readonly scratchPerRow: number } {
  const terms = 64 * times;
  return { scratch: 49_408 + (rows ? 0 : terms), scratchPerRow: rows ? terms : 0 };
}

/** Scratch bytes of the kernels that process four rows at a time. */
export const rowsScratch = 32;
