import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { nameOf } from "../ir/identifier.ts";
import type { Model, OutputModel } from "../ir/model.ts";
import type { Shape } from "../ir/shape.ts";
import { languageOf } from "../language/language.ts";
import { add } from "../ops/add.ts";
import { addColumns } from "../ops/add-columns.ts";
import { multiply } from "../ops/multiply.ts";
import { multiplyColumns } from "../ops/multiply-columns.ts";

/**
 * An output and its target in the unit of the target's column: x · divide + subtract, if the column is scaled as (x −
 * subtract) / divide. Each of several columns has its own scale. A single one may have a curve, which is then brought back, too. Unchanged without a scale.
 */
export function inTargetUnit(
  graph: GraphBuilder,
  model: Model,
  output: OutputModel,
  pair: readonly [Value, Value],
): readonly [Value, Value] {
  const names = output.target?.columns ?? [];
  const columns = model.dataset?.columns.filter(({ name }) => names.includes(name)) ?? [];
  if (columns.every(({ scale }) => scale.type === "none")) return pair;
  const [only, ...others] = columns;
  const several = others.length > 0;
  const leaf = (part: "subtract" | "divide", shape: Shape): Value => {
    const path = several ? `outputs.${output.name}.${part}` : `columns.${only?.name}.${part}`;
    return graph.leaf("scalar", nameOf("output", output.name, "target", part), shape, { path });
  };
  const shape = several ? output.shape : [];
  const [subtract, divide] = [leaf("subtract", shape), leaf("divide", shape)];
  const back = (value: Value): Value => {
    const stretched = graph.apply(several ? multiplyColumns : multiply, [value, divide], {}, "stretched");
    const moved = graph.apply(several ? addColumns : add, [stretched, subtract], {}, "inUnit");
    const curve = only && languageOf(model).scales[only.scale.type]?.curve;
    return several || curve?.back === undefined ? moved : curve.back.build(graph, moved);
  };
  return [back(pair[0]), back(pair[1])];
}
