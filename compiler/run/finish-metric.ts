import { ratioOf } from "../../runtime/measures.ts";
import { averagePrecision, determination, rocArea } from "../../runtime/ranking.ts";
import { unreachable } from "../ir/unreachable.ts";
import type { Accumulation } from "../language/define/metric.ts";

/** What the totals of all batches come to, as generated code has it. */
export function finishMetric(
  accumulate: Accumulation,
  batches: readonly (readonly number[])[],
  rows: number,
  width: number,
): number {
  switch (accumulate) {
    case "mean":
      return sumOf(batches) / rows;
    case "rootOfMean":
      return Math.sqrt(sumOf(batches) / rows);
    case "maximum":
      return Math.max(...batches.flat());
    case "ratio":
      return ratioOfSums(batches);
    case "rootOfRatio":
      return Math.sqrt(ratioOfSums(batches));
    case "rocArea":
      return rocArea(Float64Array.from(batches.flat()), width);
    case "averagePrecision":
      return averagePrecision(Float64Array.from(batches.flat()), width);
    case "determination":
      return determination(Float64Array.from(batches.flat()), width);
    case "table":
    case "distinct":
      throw new Error(`a baseline has no ${accumulate}`);
    default:
      return unreachable(accumulate);
  }
}

/** 0 if the second sum is 0. */
function ratioOfSums(batches: readonly (readonly number[])[]): number {
  const sums = batches.reduce<Float64Array>(
    ([part = 0, whole = 0], batch) => Float64Array.of(part + (batch[0] ?? 0), whole + (batch[1] ?? 0)),
    new Float64Array(2),
  );
  return ratioOf(sums);
}

/** The sum of the first value of every batch. */
export function sumOf(batches: readonly (readonly number[])[]): number {
  return batches.reduce((sum, [value = 0]) => sum + value, 0);
}
