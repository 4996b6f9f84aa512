import type { Chunks } from "./loop.ts";
import { type Count, elementCount, type Shape } from "./shape.ts";

/**
 * One row per chunk if the count depends on rows, so that a thread always works on the same rows; else one output per
 * chunk.
 */
export function chunksOf({ rows, times }: Count): Chunks {
  return rows ? { count: { rows, times: 1 }, each: times } : { count: { rows, times }, each: 1 };
}

/** Chunks of elements: one row, or one last axis, per chunk, as the matrix product kernels split their results. */
export function chunksOfElements(shape: Shape): Chunks {
  const size = elementCount(shape);
  const last = shape.length > 1 ? shape.at(-1) : 1;
  if (size.rows || typeof last !== "number") return chunksOf(size);
  return { count: { rows: false, times: size.times / last }, each: last };
}
