import { chunksOf } from "../ir/chunks.ts";
import type { Chunks, KernelArgument } from "../ir/loop.ts";
import type { Count } from "../ir/shape.ts";

/** A size that is known, or grows with the rows. */
export function count(of: Count | number): KernelArgument {
  return { kind: "count", count: typeof of === "number" ? { rows: false, times: of } : of };
}

/** All outputs, or a thread's share of them. */
export function range(of: Count | Chunks | number): readonly [KernelArgument, KernelArgument] {
  const chunks = typeof of === "number" ? chunksOf({ rows: false, times: of }) : "each" in of ? of : chunksOf(of);
  return [
    { kind: "from", chunks },
    { kind: "to", chunks },
  ];
}

/** A number that stands in the code. */
export function value(of: number): KernelArgument {
  return { kind: "value", value: { kind: "number", value: of } };
}

/** Memory that a kernel may use as it likes. */
export const scratch: KernelArgument = { kind: "scratch" };

/** What the kernels of matrix products use for themselves: a tile, a panel of at most 16 kB, four columns of the other side. */
export const productScratch = 65_536;

/** What `descendByProduct` uses: its sums are not interrupted, so that its panel and its block grow with their terms. */
export function descendScratch({ rows, times }: Count): { readonly scratch: number; readonly scratchPerRow: number } {
  const terms = 64 * times;
  return { scratch: 49_408 + (rows ? 0 : terms), scratchPerRow: rows ? terms : 0 };
}

/** What the kernels that work on four rows at a time keep for them. */
export const rowsScratch = 32;
