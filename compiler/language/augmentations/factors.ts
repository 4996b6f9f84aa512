import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import { slice } from "../../ops/slice.ts";
import type { Option } from "../define/option.ts";

/** The bounds between which a random number is drawn: f means −f to f. */
export type Factor = number | readonly [low: number, high: number];

const bound = { type: "number", minimum: -1e6, maximum: 1e6 };

const schema = {
  anyOf: [
    { type: "number", minimum: 0, maximum: 1e6 },
    { type: "array", items: bound, minItems: 2, maxItems: 2 },
  ],
};

/** An option for such bounds. */
export function factor(summary: string): Option<Factor> {
  return { summary, schema, required: true };
}

/** Column `index` of draws [rows, count], brought from 0 … 1 to the bounds of a factor: [rows, 1]. */
export function drawn(graph: GraphBuilder, draws: Value, index: number, of: Factor, times = 1): Value {
  const [low, high] = typeof of === "number" ? [-of, of] : of;
  const column = graph.apply(slice, [draws], { start: index, size: 1 });
  const scaled = graph.apply(multiply, [column, graph.constant((high - low) * times)], {});
  return graph.apply(add, [scaled, graph.constant(low * times)], {});
}
