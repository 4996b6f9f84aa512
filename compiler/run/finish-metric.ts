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
    case "ratio": {
      const [part, whole] = [0, 1].map((index) => sumOf(batches.map((batch) => [batch[index] ?? 0])));
      return whole === 0 ? 0 : (part as number) / (whole as number);
    }
    case "rocArea":
      return rocArea(Float64Array.from(batches.flat()), width);
    case "averagePrecision":
      return averagePrecision(Float64Array.from(batches.flat()), width);
    case "determination":
      return determination(Float64Array.from(batches.flat()), width);
    case "rootOfRatio":
    case "table":
    case "distinct":
      throw new Error(`a baseline has no ${accumulate}`);
    default:
      return unreachable(accumulate);
  }
}

/** The sum of the first value of every batch. */
export function sumOf(batches: readonly (readonly number[])[]): number {
  return batches.reduce((sum, [value = 0]) => sum + value, 0);
}
