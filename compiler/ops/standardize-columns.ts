import type { Three } from "../ir/arity.ts";
import type { Value } from "../ir/graph-builder.ts";
import { spread } from "./broadcast.ts";
import { columnMap } from "./column-map.ts";
import { meanOfColumns } from "./mean-of-columns.ts";
import { multiply } from "./multiply.ts";
import type { GradientRequest, Op } from "./op.ts";
import { standardizeColumnsGradient } from "./standardize-columns-gradient.ts";

/** The source of mean and deviation: the input's own columns, or given numbers. */
export type StandardizeAttributes = { readonly statistics: "own" | "given" };

type Request = GradientRequest<StandardizeAttributes, Three>;

/**
 * Each value minus the mean of its column, divided by the standard deviation: [rows, N], [N] and [N] → [rows, N]. With `own`
 * the mean is meanOfColumns of the input and the deviation √(varianceOfColumns + ε), and the gradient for the input
 * goes through both; with `given` they are constants.
 */
export const standardizeColumns: Op<StandardizeAttributes, Three> = columnMap({
  name: "standardizeColumns",
  summary: "output[r, c] = (input[r, c] − mean[c]) / deviation[c]",
  tensors: 1,
  evaluate: ([x, mean, deviation], { subtract, divide }) => divide(subtract(x, mean), deviation),
  formula: ([x, mean, deviation], { subtract, divide }) => divide(subtract(x, mean), deviation),
  gradient: (request) => {
    const { attributes, needed } = request;
    if (attributes.statistics === "own")
      return [needed[0] ? throughStatistics(request) : undefined, undefined, undefined];
    if (needed[1] || needed[2]) throw new Error("standardizeColumns: given statistics have no gradient");
    return [throughDivision(request), undefined, undefined];
  },
});

/** upstream / deviation. */
function throughDivision({ graph, inputs: [, mean, deviation], upstream }: Request): Value {
  const nothing = spread(graph, graph.constant(0), mean.shape);
  return graph.apply(standardizeColumns, [upstream, nothing, deviation], { statistics: "given" });
}

function throughStatistics({ graph, inputs: [, , deviation], output, upstream }: Request): Value {
  const mean = graph.apply(meanOfColumns, [upstream], {}, "meanUpstream");
  const products = graph.apply(multiply, [upstream, output], {}, "products");
  const slope = graph.apply(meanOfColumns, [products], {}, "meanProduct");
  return graph.apply(standardizeColumnsGradient, [upstream, output, mean, slope, deviation], {});
}
