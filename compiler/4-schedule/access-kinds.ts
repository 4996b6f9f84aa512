import type { Extent } from "../ir/extent.ts";
import type { Chunks } from "../ir/loop.ts";
import type { Buffer } from "../ir/program.ts";

/** Which thread works on an array: thread 0 alone, each thread on its own chunks, or every thread on all of it. */
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
