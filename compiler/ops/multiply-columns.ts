import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { columnMap } from "./column-map.ts";
import { multiply } from "./multiply.ts";
import type { Op } from "./op.ts";
import { sumColumns } from "./sum-columns.ts";

/** Multiplies each column by a scalar: [rows, N] and [N] → [rows, N]. */
export const multiplyColumns: Op<JsonObject, Two> = columnMap({
  name: "multiplyColumns",
  summary: "output[r, c] = input[r, c] · factor[c]",
  tensors: 1,
  evaluate: ([x, factor], { multiply: times }) => times(x, factor),
  formula: ([x, factor], arithmetic) => arithmetic.multiply(x, factor),
  gradient: ({ graph, inputs: [x, factor], upstream, needed }) => {
    const toFactor = () => graph.apply(sumColumns, [graph.apply(multiply, [upstream, x], {}, "products")], {});
    return [
      needed[0] ? graph.apply(multiplyColumns, [upstream, factor], {}) : undefined,
      needed[1] ? toFactor() : undefined,
    ];
  },
});
