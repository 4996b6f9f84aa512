import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { nameOf } from "../ir/identifier.ts";
import type { Model, OutputModel } from "../ir/model.ts";
import { add } from "../ops/add.ts";
import { multiply } from "../ops/multiply.ts";

/**
 * An output and its target in the unit of the target's column: x · divide + subtract, where the column is learnt
 * scaled as (x − subtract) / divide. Unchanged where there is no scale.
 */
export function inTargetUnit(
  graph: GraphBuilder,
  model: Model,
  output: OutputModel,
  pair: readonly [Value, Value],
): readonly [Value, Value] {
  const [name] = output.target?.columns ?? [];
  const column = model.dataset?.columns.find((each) => each.name === name);
  if (!column || column.scale.type === "none" || output.target?.columns.length !== 1) return pair;
  const [subtract, divide] = (["subtract", "divide"] as const).map((part) =>
    graph.leaf("scalar", nameOf("output", output.name, "target", part), [], {
      path: `columns.${column.name}.${part}`,
    }),
  ) as [Value, Value];
  const back = (value: Value): Value => {
    const stretched = graph.apply(multiply, [value, divide], {}, "stretched");
    return graph.apply(add, [stretched, subtract], {}, "inUnit");
  };
  return [back(pair[0]), back(pair[1])];
}
