import { elementCount } from "../../ir/shape.ts";
import { binaryHit } from "../../ops/binary-hit.ts";
import { subtract } from "../../ops/subtract.ts";
import { sumLast } from "../../ops/sum-last.ts";
import { metric } from "../define/metric.ts";
import { rowsOf } from "./mean-of-row.ts";

/** How many bits are wrong where most are. */
export const maxWrongBits = metric({
  type: "maxWrongBits",
  summary:
    "How many values are on the wrong side of one half, or of 0 after a hinge loss, in the row where most are; the boundary itself is a no.",
  formula: "max over rows of Σ ((output > ½) ≠ (target > ½))",
  options: {},
  example: "metrics: [maxWrongBits]",
  accumulate: "maximum",
  better: "lower",
  range: { least: 0, whole: true },
  categories: false,
  decides: true,
  build: (graph, output, target, _, boundary) => {
    const hits = graph.apply(binaryHit, [output, target], boundary, "hits");
    const wrong = graph.apply(subtract, [graph.constant(1), hits], {}, "wrong");
    if (elementCount(wrong.shape).times === 1) return wrong;
    return graph.apply(sumLast, [rowsOf(graph, wrong)], {}, "wrongOfRow");
  },
});
