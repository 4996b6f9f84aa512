import { huberError } from "../../ops/huber-error.ts";
import { loss } from "../define/loss.ts";
import { number } from "../define/option.ts";
import { reduction } from "./reduction.ts";
import { rowMean } from "./row-sum.ts";

/** Squares of small errors, sizes of large ones (Huber 1964). */
export const huber = loss({
  type: "huber",
  summary: "Half the squared error up to delta, and linear beyond it: robust against outliers.",
  formula: "mean of ½ e² where |e| ≤ delta, delta · (|e| − ½ delta) beyond, e = output − target",
  options: {
    delta: number({ summary: "Up to which size an error is squared.", default: 1, exclusiveMinimum: 0 }),
    reduction: reduction("mean"),
  },
  example: "loss: { type: huber, delta: 0.5 }",
  targets: {},
  build: (graph, output, target, { delta }) =>
    rowMean(graph, graph.apply(huberError, [output, target], { delta }, "errors")),
});
