import { found } from "../ir/found.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { Model } from "../ir/model.ts";
import { rowWeights } from "../ir/row-weights.ts";
import { elementCount, lastSize } from "../ir/shape.ts";
import type { Accumulation } from "../language/define/metric.ts";
import { concatenate } from "../ops/concatenate.ts";
import { reshape } from "../ops/reshape.ts";
import { spreadLast } from "../ops/spread-last.ts";
import { weighted } from "./objective.ts";

/**
 * What each row adds to a metric, by the row's weight. Of a mean: the weighted value and the weight, `[rows, 2]`; of a ratio:
 * both parts times the weight. Scores and targets are followed by the weight, on the last axis.
 */
export function weightedRows(
  graph: GraphBuilder,
  model: Model,
  accumulate: Accumulation,
  rows: Value,
  targets: ReadonlyMap<string, Value>,
): Value {
  const { name = "" } = rowWeights(model).find(({ classWeight }) => classWeight === undefined) ?? {};
  const weights = found(targets, name);
  if (accumulate === "ratio" || accumulate === "rootOfRatio") return weighted(graph, rows, weights);
  if (accumulate !== "mean" && accumulate !== "rootOfMean") return withWeights(graph, rows, weights);
  // With a mask a mean is a sum and a number already.
  if (rows.shape.length === 2 && lastSize(rows.shape) === 2) return weighted(graph, rows, weights);
  const column = (value: Value) => graph.apply(reshape, [value], { shape: ["rows", 1] }, "ofRow");
  return graph.apply(concatenate, [column(weighted(graph, rows, weights)), column(weights)], {}, "valueAndWeight");
}

/** A last number beside those of the last axis: the weight of the row. */
function withWeights(graph: GraphBuilder, rows: Value, weights: Value): Value {
  const leading = rows.shape.slice(0, -1);
  const { times } = elementCount(leading);
  const all = times === 1 ? weights : graph.apply(spreadLast, [weights], { size: times }, "weights");
  const last = graph.apply(reshape, [all], { shape: [...leading, 1] }, "weights");
  return graph.apply(concatenate, [rows, last], {}, "withWeights");
}
