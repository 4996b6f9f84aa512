import { found } from "../ir/found.ts";
import { type Graph, keptCountName, lossTotalName, penaltyName } from "../ir/graph.ts";
import { graphBuilder, type Value } from "../ir/graph-builder.ts";
import type { Model } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { sumAll } from "../ops/sum-all.ts";
import { buildForward } from "./forward.ts";
import { metricTotals } from "./metric-totals.ts";
import { keptCount, lossOfRows, targetLeaves } from "./objective.ts";
import { penaltyOf } from "./penalty.ts";
import { prune } from "./prune.ts";

/** Only the outputs of the network. */
export function predictionGraph(model: Model): Graph {
  const graph = graphBuilder(model.precision);
  const forward = buildForward(graph, model, { training: false });
  return prune(graph.finish("prediction", answers(model, forward), []));
}

/** The outputs, and for each loss and metric the total of the batch. */
export function evaluationGraph(model: Model): Graph {
  const graph = graphBuilder(model.precision);
  const forward = buildForward(graph, model, { training: false });
  const targets = targetLeaves(graph, model);
  const outputs = answers(model, forward);
  const lossTotals: Value[] = [];
  graph.at({ phase: "metrics", owner: "loss" }, () => {
    model.losses.forEach((loss, index) => {
      const rows = lossOfRows(graph, model, loss, forward, targets);
      const sum = graph.apply(sumAll, [rows], {}, "sum");
      graph.rename(sum, lossTotalName(index));
      outputs[`totals.${lossTotalName(index)}`] = sum;
      lossTotals.push(sum);
      const kept = loss.reduction === "sum" ? undefined : keptCount(graph, model, loss, forward, rows);
      if (kept !== undefined) outputs[keptCountName(index)] = kept;
    });
    const penalty = model.losses.length > 0 ? penaltyOf(graph, model, forward, "metrics") : undefined;
    if (penalty) outputs[penaltyName] = penalty;
  });
  Object.assign(outputs, metricTotals(graph, model, forward, targets));
  return prune(graph.finish("evaluation", outputs, [], { lossTotals }));
}

function answers(model: Model, forward: Forward): { [name: string]: Value } {
  return Object.fromEntries(
    model.outputs.map((output) => [`outputs.${output.name}`, found(forward.values, output.layer)]),
  );
}
