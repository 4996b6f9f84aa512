import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { columnMap } from "./column-map.ts";
import type { Op } from "./op.ts";
import { sumColumns } from "./sum-columns.ts";

/** Adds one number to each column: [rows, N] and [N] → [rows, N]. */
export const addColumns: Op<JsonObject, Two> = columnMap({
  name: "addColumns",
  summary: "output[r, c] = input[r, c] + term[c]",
  tensors: 1,
  evaluate: ([x, term], { add }) => add(x, term),
  formula: ([x, term], arithmetic) => arithmetic.add(x, term),
  gradient: ({ graph, upstream, needed }) => [
    upstream,
    needed[1] ? graph.apply(sumColumns, [upstream], {}) : undefined,
  ],
});
