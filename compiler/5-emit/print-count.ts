import type { Chunks } from "../ir/loop.ts";
import type { Count } from "../ir/shape.ts";

/** `rows * 4`, `rows` or `4`. */
export function printCount({ rows, times }: Count): string {
  if (!rows) return String(times);
  return times === 1 ? "rows" : `rows * ${times}`;
}

/** `team.from(rows) * 28`: where a thread's share of the outputs begins or ends. */
export function printBound(bound: "from" | "to", { count, each, lengthOf }: Chunks): string {
  const chunk = `team.${bound}(${lengthOf === undefined ? printCount(count) : `${lengthOf}.length`})`;
  return each === 1 ? chunk : `${chunk} * ${each}`;
}
