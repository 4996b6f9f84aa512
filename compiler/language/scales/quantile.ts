import { quantileRank } from "../../../runtime/columns/curves.ts";
import { valueAt } from "../../../runtime/columns/fit-robust.ts";
import { scale } from "../define/column.ts";
import { integer } from "../define/option.ts";

/** The share of the training rows below each number. */
export const quantile = scale({
  type: "quantile",
  summary: "The share of the training rows that are below x: from 0 to 1, each part as frequent. For inputs.",
  formula: "rank of x among the quantiles, on straight lines between them",
  options: {
    quantiles: integer({
      summary: "How many quantiles of the training rows are kept with the weights; at most one for each row.",
      minimum: 2,
      maximum: 10_000,
      default: 1000,
    }),
  },
  example: "columns: { income: { type: number, scale: quantile } }",
  fit: (values, { quantiles }) => {
    const sorted = values().slice().sort();
    const count = Math.max(1, Math.min(quantiles, sorted.length));
    const step = count === 1 ? 0 : (sorted.length - 1) / (count - 1);
    const kept = Array.from({ length: count }, (_, index) => valueAt(sorted, index * step));
    return { subtract: 0, divide: 1, curve: [count, ...kept, ...new Array<number>(quantiles - count).fill(0)] };
  },
  curve: {
    function: "quantileRank",
    forward: quantileRank,
    size: ({ quantiles }) => 1 + Number(quantiles),
    unfitted: [0],
  },
});
