import { found } from "../ir/found.ts";
import { metricOwners, metricTotalName } from "../ir/graph.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName, nameOf } from "../ir/identifier.ts";
import type { MeasuredLayerModel, MetricModel, Model, OutputModel } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { lastSize } from "../ir/shape.ts";
import { unreachable } from "../ir/unreachable.ts";
import { accumulationOf } from "../language/accumulation-of.ts";
import type { Accumulation, MeasuredLayer } from "../language/define/metric.ts";
import { languageOf } from "../language/language.ts";
import type { Boundary } from "../ops/binary-hit.ts";
import { maximumOfAll } from "../ops/maximum-of-all.ts";
import { shutDownUnit } from "../ops/shut-down-unit.ts";
import { slice } from "../ops/slice.ts";
import { subtract } from "../ops/subtract.ts";
import { sumAll } from "../ops/sum-all.ts";
import { sumColumns } from "../ops/sum-columns.ts";
import { rebuildAfter } from "./forward.ts";
import { outputNamed } from "./objective.ts";
import { inTargetUnit } from "./target-unit.ts";
import { weightedRows } from "./weighted-rows.ts";

/**
 * The total of a batch for each metric, by the name of its output. Metrics with `without:` come last, in a separate phase
 * that runs once for each unit of the layer; the unit's index is a key.
 */
export function metricTotals(
  graph: GraphBuilder,
  model: Model,
  forward: Forward,
  targets: ReadonlyMap<string, Value>,
): { readonly [name: string]: Value } {
  const totals: { [name: string]: Value } = {};
  const owners = metricOwners(model);
  const measure = (metric: MetricModel, network: Forward, phase: "metrics" | "without"): void => {
    graph.at({ phase, owner: owners.get(metric.name) ?? metric.name }, () => {
      totals[metricTotalName(metric.name)] = metricTotal(graph, model, metric, network, targets);
    });
  };
  for (const metric of model.metrics) if (metric.without === undefined) measure(metric, forward, "metrics");
  const shutDown = new Map<string, Forward>();
  for (const metric of model.metrics) {
    if (metric.without === undefined) continue;
    const { layer } = metric.without;
    const network = shutDown.get(layer) ?? withoutUnit(graph, model, forward, layer);
    shutDown.set(layer, network);
    measure(metric, network, "without");
  }
  return totals;
}

/** The network with one unit of a layer shut down. */
function withoutUnit(graph: GraphBuilder, model: Model, forward: Forward, layer: string): Forward {
  return rebuildAfter(graph, model, forward, layer, (output) =>
    graph.at({ phase: "without", owner: "shutDown" }, () => {
      const changed = graph.apply(shutDownUnit, [output, graph.key("unitOff")], {});
      graph.rename(changed, joinName(layer, "outputWithout"));
      return changed;
    }),
  );
}

function metricTotal(
  graph: GraphBuilder,
  model: Model,
  metric: MetricModel,
  forward: Forward,
  targets: ReadonlyMap<string, Value>,
): Value {
  const word = languageOf(model).metrics[metric.type];
  if (!word) throw new Error(`there is no metric "${metric.type}"`);
  const rows = rowsOfMetric(graph, model, metric, forward, targets);
  const counted = metric.weighted ? weightedRows(graph, model, word.accumulate, rows, targets) : rows;
  const total = ofBatch(graph, accumulationOf(model, metric), counted);
  graph.rename(total, nameOf("metric", metric.name, keepsRows.includes(word.accumulate) ? "ofRows" : "total"));
  return total;
}

/** These are not totals: what the rows of the batch give is kept as it is. */
const keepsRows: readonly Accumulation[] = ["distinct", "rocArea", "averagePrecision", "determination"];

/** The metric of each row, or of the whole batch. */
function rowsOfMetric(
  graph: GraphBuilder,
  model: Model,
  { type, name, measures, options }: MetricModel,
  forward: Forward,
  targets: ReadonlyMap<string, Value>,
): Value {
  const word = languageOf(model).metrics[type];
  if (word?.measures === "layer" && "layer" in measures) {
    return word.build(graph, measuredLayer(graph, model, forward, measures), options);
  }
  if (word?.measures !== "output" || !("output" in measures)) throw new Error(`${name} measures nothing`);
  const output = outputNamed(model, measures.output);
  const target = targets.get(output.name);
  if (!target) throw new Error(`${name} has no target to compare with`);
  const pair = [found(forward.values, output.layer), target] as const;
  const [answer, wanted] = word.inTargetUnit ? inTargetUnit(graph, model, output, pair) : pair;
  const boundary = boundaryOf(output);
  const mask = forward.masks.get(output.layer);
  const above = word.decides ? aboveThreshold(graph, model, output, pair) : undefined;
  if (above === undefined) return word.build(graph, answer, wanted, options, boundary, mask);
  return word.build(graph, ...above, options, { ...boundary, answer: 0 }, mask);
}

/** Of two units the second says yes, and so does the second number of its target. */
function pairOfYes(
  graph: GraphBuilder,
  { target }: OutputModel,
  pair: readonly [Value, Value],
): readonly [Value, Value] {
  if (target?.encoding !== "oneHot") return pair;
  const [answer, wanted] = pair;
  const second = { start: 1, size: 1 };
  return [graph.apply(slice, [answer], second, "answersYes"), graph.apply(slice, [wanted], second, "wantsYes")];
}

/**
 * The answer less the threshold of its column, if it has one, with its target: above 0 exactly where the answer is above the
 * threshold.
 */
function aboveThreshold(
  graph: GraphBuilder,
  model: Model,
  output: OutputModel,
  pair: readonly [Value, Value],
): readonly [Value, Value] | undefined {
  const name = output.target?.columns[0];
  const column = model.dataset?.columns.find((each) => each.name === name);
  if (column?.threshold === undefined) return undefined;
  const [answer, wanted] = pairOfYes(graph, output, pair);
  const path = `columns.${column.name}.threshold`;
  const threshold = graph.leaf("scalar", nameOf("output", output.name, "threshold"), [], { path });
  return [graph.apply(subtract, [answer, threshold], {}, "aboveThreshold"), wanted];
}

/** The thresholds: ½ for an output, or 0 if the loss learns signs; a category target is always 0 or 1. */
function boundaryOf({ target }: OutputModel): Boundary {
  const answer = target?.signs ? 0 : 0.5;
  return { answer, target: target?.encoding === "values" ? answer : 0.5 };
}

function measuredLayer(
  graph: GraphBuilder,
  model: Model,
  forward: Forward,
  { layer: name, part }: MeasuredLayerModel,
): MeasuredLayer {
  const layer = model.layers.find((each) => each.name === name);
  if (!layer) throw new Error(`there is no layer "${name}"`);
  const whole = found(forward.values, name);
  return {
    output:
      part === undefined || part.size === lastSize(whole.shape) ? whole : graph.apply(slice, [whole], part, "part"),
    inputs: layer.inputs.map((input) => found(forward.values, input)),
    parameters: Object.fromEntries(layer.parameters.map((each) => [each.name, found(forward.parameters, each.path)])),
  };
}

/** Combines the values of the rows into the total of the batch. */
function ofBatch(graph: GraphBuilder, accumulate: Accumulation, rows: Value): Value {
  switch (accumulate) {
    case "mean":
    case "rootOfMean":
      return graph.apply(sumAll, [rows], {});
    case "maximum":
      return graph.apply(maximumOfAll, [rows], {});
    case "ratio":
    case "rootOfRatio":
      return graph.apply(sumColumns, [rows], {});
    case "table":
    case "distinct":
    case "rocArea":
    case "averagePrecision":
    case "determination":
      return rows;
    default:
      return unreachable(accumulate);
  }
}
