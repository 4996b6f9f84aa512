import type { MetricModel, Model } from "../2-resolve/model.ts";
import { maximumOfAll } from "../ops/maximum-of-all.ts";
import { sumAll } from "../ops/sum-all.ts";
import { metrics } from "../vocabulary/registry.gen.ts";
import { buildForward, type Forward, found } from "./forward.ts";
import { type Graph, joinName, lossTotalName } from "./graph.ts";
import { type GraphBuilder, graphBuilder, type Value } from "./graph-builder.ts";
import { lossOfRows, outputNamed, targetLeaves } from "./objective.ts";
import { prune } from "./prune.ts";
import { inTargetUnit } from "./target-unit.ts";

/** The answers of the network, and nothing else. */
export function predictionGraph(model: Model): Graph {
  const graph = graphBuilder(model.precision);
  const forward = buildForward(graph, model, false);
  return prune(graph.finish("prediction", answers(model, forward), []));
}

/** The answers, and for each loss and metric the sum (or maximum) over the rows of the batch. */
export function evaluationGraph(model: Model): Graph {
  const graph = graphBuilder(model.precision);
  const forward = buildForward(graph, model, false);
  const targets = targetLeaves(graph, model);
  const outputs = answers(model, forward);
  graph.at({ phase: "metrics", owner: "metrics" }, () => {
    model.losses.forEach((loss, place) => {
      const rows = lossOfRows(graph, model, loss, forward, targets);
      const sum = graph.apply(sumAll, [rows], {}, "sum");
      graph.rename(sum, lossTotalName(place));
      outputs[`totals.${lossTotalName(place)}`] = sum;
    });
    for (const metric of model.metrics) {
      const total = metricTotal(graph, model, metric, forward, targets);
      if (total) outputs[`totals.${metric.name}`] = total;
    }
  });
  return prune(graph.finish("evaluation", outputs, []));
}

function answers(model: Model, forward: Forward): { [name: string]: Value } {
  return Object.fromEntries(
    model.outputs.map((output) => [`outputs.${output.name}`, found(forward.values, output.layer)]),
  );
}

function metricTotal(
  graph: GraphBuilder,
  model: Model,
  metric: MetricModel,
  forward: Forward,
  targets: ReadonlyMap<string, Value>,
): Value | undefined {
  if (metric.type === "loss") return undefined;
  const word = metrics[metric.type];
  if (!word) throw new Error(`there is no metric "${metric.type}"`);
  const output = outputNamed(model, metric.output);
  const target = targets.get(output.name);
  if (!target) throw new Error(`${metric.name} has no target to compare with`);
  let pair: readonly [Value, Value] = [found(forward.values, output.layer), target];
  if (word.inTargetUnit) pair = inTargetUnit(graph, model, output, pair);
  const rows = word.build(graph, pair[0], pair[1], metric.options);
  const total = graph.apply(word.accumulate === "maximum" ? maximumOfAll : sumAll, [rows], {}, metric.type);
  graph.rename(total, joinName(metric.name, "total"));
  return total;
}
