import type { Extent } from "../ir/extent.ts";
import type { Chunks } from "../ir/loop.ts";
import type { Buffer } from "../ir/program.ts";

/** Which threads access an array: only thread 0, each thread its own chunks, or every thread all of it. */
export type Threads = "first" | "everyone" | Chunks;

/** A part of the arena that a statement reads or writes. */
export interface Access {
  readonly writes: boolean;
  readonly start: Extent;
  readonly size: Extent;
  readonly threads: Threads;
}

/** Buffers by name. */
export type Buffers = ReadonlyMap<string, Buffer>;
