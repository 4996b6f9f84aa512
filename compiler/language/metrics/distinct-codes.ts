import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { isAbove } from "../../ops/is-above.ts";
import { multiply } from "../../ops/multiply.ts";
import { subtract } from "../../ops/subtract.ts";
import { layerMetric } from "../define/metric.ts";
import { integer, optional, text } from "../define/option.ts";
import { rowsOf } from "./mean-of-row.ts";

/** How many rows a layer distinguishes. */
export const distinctCodes = layerMetric({
  type: "distinctCodes",
  summary:
    "How many different codes a layer gives over all rows. A code is its values as bits, above one half or not; with `decimals` its values rounded to so many.",
  formula: "the number of different rows of (values > ½), or of round(values · 10^decimals)",
  options: {
    layer: text({ summary: "The layer whose outputs are codes." }),
    decimals: optional(
      integer({
        summary: "The number of decimals to which values are compared; default: as bits.",
        minimum: 1,
        maximum: 4,
      }),
    ),
  },
  example: "metrics: [{ type: distinctCodes, layer: code }]",
  accumulate: "distinct",
  better: "higher",
  range: { least: 0, whole: true },
  build: (graph, { output }, { decimals }) => {
    const codes =
      decimals === undefined
        ? graph.apply(isAbove, [output], { threshold: 0.5 }, "codes")
        : rounded(graph, output, decimals);
    return rowsOf(graph, codes);
  },
});

/**
 * round(values · 10^decimals), half to even: a number so large is added and taken away again that no binary place after the
 * point is left beside it (1.5 · 2^52 in float64, 1.5 · 2^23 in float32; exact up to a third of it).
 */
function rounded(graph: GraphBuilder, values: Value, decimals: number): Value {
  const large = graph.constant(graph.precision === "float64" ? 0x18_0000_0000_0000 : 0xc0_0000);
  const units = graph.apply(multiply, [values, graph.constant(Number(`1e${decimals}`))], {}, "units");
  return graph.apply(subtract, [graph.apply(add, [units, large], {}, "shifted"), large], {}, "codes");
}
