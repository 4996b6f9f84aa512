import { absolute } from "../../ops/absolute.ts";
import { add } from "../../ops/add.ts";
import { times } from "../../ops/multiply.ts";
import { softplus } from "../../ops/softplus.ts";
import { subtract } from "../../ops/subtract.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { rowMean } from "./row-sum.ts";

/** A smooth huber; Keras 3's formula, with |e| for e, so that the softplus is small. */
export const logCosh = loss({
  type: "logCosh",
  summary: "The logarithm of the hyperbolic cosine of the errors: quadratic near 0, linear far away.",
  formula: "mean of ln cosh e = |e| + ln(1 + e^−2|e|) − ln 2, e = output − target",
  options: { reduction: reduction("mean") },
  example: "loss: logCosh",
  targets: {},
  build: (graph, output, target) => {
    const error = graph.apply(subtract, [output, target], {}, "errors");
    const size = graph.apply(absolute, [error], {}, "sizes");
    const rest = graph.apply(softplus, [times(graph, graph.constant(-2), size, "doubled")], {}, "rest");
    const sum = graph.apply(add, [size, rest], {}, "sums");
    return rowMean(graph, graph.apply(subtract, [sum, graph.constant(Math.LN2)], {}, "logarithms"));
  },
});
