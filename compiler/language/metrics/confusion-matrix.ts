import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { lastSize } from "../../ir/shape.ts";
import { argMaxOneHot } from "../../ops/arg-max-one-hot.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { isAbove } from "../../ops/is-above.ts";
import { matrixProduct } from "../../ops/matrix-product.ts";
import { subtract } from "../../ops/subtract.ts";
import { metric } from "../define/metric.ts";

/** Which categories are taken for which. */
export const confusionMatrix = metric({
  type: "confusionMatrix",
  summary:
    "How many rows of each category (down) are answered with each category (across): what is right stands on the diagonal.",
  formula: "counts[c, a] = number of rows with target c and argmax output a",
  options: {},
  example: "metrics: [confusionMatrix]",
  accumulate: "table",
  range: { least: 0, whole: true },
  categories: true,
  decides: true,
  build: (graph, output, target, _, boundary) => {
    const [answers, wanted] =
      lastSize(output.shape) === 1
        ? [noOrYes(graph, output, boundary.answer), noOrYes(graph, target, boundary.target)]
        : [graph.apply(argMaxOneHot, [output], {}, "answers"), target];
    // Ones and zeros: the sums are whole numbers, exact in any precision.
    return graph.apply(matrixProduct, [wanted, answers], { transpose: "left" }, "counts");
  },
});

/** What is above the threshold is a yes: a one at one of two indices. */
function noOrYes(graph: GraphBuilder, value: Value, threshold: number): Value {
  const yes = graph.apply(isAbove, [value], { threshold }, "yes");
  const no = graph.apply(subtract, [graph.constant(1), yes], {}, "no");
  return graph.apply(concatenate, [no, yes], {}, "answers");
}
