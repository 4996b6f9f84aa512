import type { Chunks } from "./loop.ts";
import { type Count, elementCount, type Shape } from "./shape.ts";

/** Chunks of a row each where there are rows, so that a thread works on the same rows everywhere; else of one output. */
export function chunksOf({ rows, times }: Count): Chunks {
  return rows ? { count: { rows, times: 1 }, each: times } : { count: { rows, times }, each: 1 };
}

/** Chunks of elements: of a row each, or of a last axis each, as the kernels of products share out their results. */
export function chunksOfElements(shape: Shape): Chunks {
  const size = elementCount(shape);
  const last = shape.length > 1 ? shape.at(-1) : 1;
  if (size.rows || typeof last !== "number") return chunksOf(size);
  return { count: { rows: false, times: size.times / last }, each: last };
}
