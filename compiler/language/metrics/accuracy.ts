import { lastSize } from "../../ir/shape.ts";
import { argMaxEquals } from "../../ops/arg-max-equals.ts";
import { binaryHit } from "../../ops/binary-hit.ts";
import { metric } from "../define/metric.ts";
import { meanOfRow } from "./mean-of-row.ts";

/** The share of right answers. */
export const accuracy = metric({
  type: "accuracy",
  summary:
    "The share of rows whose most probable category is the right one; with one unit, whose answer is on the right side of one half, of 0 after a hinge loss.",
  formula: "mean of (argmax output = argmax target)",
  options: {},
  example: "metrics: [accuracy]",
  accumulate: "mean",
  better: "higher",
  range: { least: 0, greatest: 1 },
  categories: true,
  decides: true,
  leavesOutPadding: true,
  build: (graph, output, target, _, boundary, mask) => {
    const pair = [output, target] as const;
    const single = lastSize(output.shape) === 1;
    const hits = single ? graph.apply(binaryHit, pair, boundary, "hits") : graph.apply(argMaxEquals, pair, {}, "hits");
    return meanOfRow(graph, hits, mask);
  },
});
