import type { Graph } from "../ir/graph.ts";
import { lossTotalName } from "../ir/graph.ts";
import { type GraphBuilder, graphBuilder, type Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { LossModel, MetricModel, Model } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { elementCount } from "../ir/shape.ts";
import { languageOf } from "../language/language.ts";
import { sumAll } from "../ops/sum-all.ts";
import { metricTotals } from "./metric-totals.ts";
import { lossOfRows, targetLeaves } from "./objective.ts";

/** The metrics and losses of answers that are given instead of computed. */
export interface BaselineGraph {
  readonly graph: Graph;
  /** The metrics that it measures: those of outputs that are one number. */
  readonly metrics: readonly MetricModel[];
  /** For each loss: the number of values per row that its mean is taken over. */
  readonly lossCounts: readonly number[];
}

/**
 * The evaluation graph of a model without its network: each output that has a target is an input leaf, and so is what
 * comes before its activation where a loss starts from there.
 */
export function baselineGraph(model: Model): BaselineGraph {
  const graph = graphBuilder(model.precision);
  const forward = given(graph, model);
  const targets = targetLeaves(graph, model);
  const outputs: { [name: string]: Value } = {};
  const lossCounts = model.losses.map((loss, index) => {
    const rows = graph.at({ phase: "metrics", owner: "loss" }, () => lossOfRows(graph, model, loss, forward, targets));
    const sum = graph.at({ phase: "metrics", owner: "loss" }, () => graph.apply(sumAll, [rows], {}, "sum"));
    outputs[`totals.${lossTotalName(index)}`] = sum;
    return elementCount(rows.shape).times;
  });
  const metrics = model.metrics.filter((metric) => isMeasured(model, metric));
  Object.assign(outputs, metricTotals(graph, { ...model, metrics }, forward, targets));
  return { graph: graph.finish("evaluation", outputs, []), metrics, lossCounts };
}

function isMeasured(model: Model, { type, measures, without }: MetricModel): boolean {
  const { accumulate } = languageOf(model).metrics[type] ?? {};
  return "output" in measures && without === undefined && accumulate !== "table" && accumulate !== "distinct";
}

function given(graph: GraphBuilder, model: Model): Forward {
  const values = new Map<string, Value>();
  const beforeActivation = new Map<number, { activation: string; value: Value }>();
  for (const { name, layer, shape, target } of model.outputs) {
    if (target === undefined) continue;
    const leaf = (role: "answer" | "logits") =>
      graph.leaf("input", joinName("baseline", name, role), ["rows", ...shape], { path: name, role });
    const answer = leaf("answer");
    values.set(layer, answer);
    const activation = model.losses.flatMap((loss) => (loss.output === name ? (afterOf(model, loss) ?? []) : []))[0];
    if (activation !== undefined) beforeActivation.set(answer.node, { activation, value: leaf("logits") });
  }
  return { values, masks: new Map(), parameters: new Map(), kept: [], beforeActivation };
}

function afterOf(model: Model, { type }: LossModel): string | undefined {
  return languageOf(model).losses[type]?.after;
}
