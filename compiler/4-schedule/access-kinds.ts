import type { Extent } from "../ir/extent.ts";
import type { Chunks } from "../ir/loop.ts";
import type { Buffer } from "../ir/program.ts";

/** Whose hands an array is in: thread 0's alone, each thread's on its own chunks, or everyone's on all of it. */
export type Hands = "first" | "everyone" | Chunks;

/** A part of the arena that a statement reads or writes. */
export interface Access {
  readonly writes: boolean;
  readonly start: Extent;
  readonly size: Extent;
  readonly hands: Hands;
}

/** Buffers by name. */
export type Buffers = ReadonlyMap<string, Buffer>;
