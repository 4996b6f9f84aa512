import { found } from "../ir/found.ts";
import type { Phase } from "../ir/graph.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { LossModel, Model, OutputModel } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { rowWeights } from "../ir/row-weights.ts";
import { elementCount, sameShape } from "../ir/shape.ts";
import { languageOf } from "../language/language.ts";
import { add } from "../ops/add.ts";
import { divide } from "../ops/divide.ts";
import { keepSteps } from "../ops/keep-steps.ts";
import { maximum } from "../ops/maximum.ts";
import { multiply } from "../ops/multiply.ts";
import { reshape } from "../ops/reshape.ts";
import { spreadLast } from "../ops/spread-last.ts";
import { subtract } from "../ops/subtract.ts";
import { sumAll } from "../ops/sum-all.ts";
import { penaltyOf } from "./penalty.ts";

/** The targets of each output, as leaves, by the output's name; then the weights of the rows, `[rows]`, by theirs. */
export function targetLeaves(graph: GraphBuilder, model: Model): ReadonlyMap<string, Value> {
  const withTarget = model.outputs.filter((output) => output.target !== undefined);
  const one = withTarget.length === 1;
  return new Map([
    ...withTarget.map((output): [string, Value] => [
      output.name,
      graph.leaf(
        "target",
        one ? "batchTargets" : joinName("batch", output.name, "targets"),
        ["rows", ...output.shape],
        {
          path: output.name,
        },
      ),
    ]),
    ...rowWeights(model).map(({ name }): [string, Value] => [
      name,
      graph.leaf("target", joinName("batch", name), ["rows"], { path: name }),
    ]),
  ]);
}

/**
 * The loss of each row for one of the losses, with the row's weight: shape `[rows]`, or more axes. Steps that the mask of the
 * output does not keep give 0.
 */
export function lossOfRows(
  graph: GraphBuilder,
  model: Model,
  loss: LossModel,
  forward: Forward,
  targets: ReadonlyMap<string, Value>,
): Value {
  const all = unweightedLoss(graph, model, loss, forward, targets);
  const mask = maskOfLoss(model, loss, forward);
  const rows = mask === undefined ? all : graph.apply(keepSteps, [all, mask], {}, "kept");
  const index = model.losses.indexOf(loss);
  const weights = rowWeights(model).find(({ losses }) => losses.includes(index));
  return weights === undefined ? rows : weighted(graph, rows, found(targets, weights.name));
}

/** The mask of the output that a loss is for. */
function maskOfLoss(model: Model, { output }: LossModel, forward: Forward): Value | undefined {
  return forward.masks.get(outputNamed(model, output).layer);
}

/**
 * The number of values that a mean is taken over where the output of a loss has a mask: those of the kept steps. `rows` is
 * what `lossOfRows` gives.
 */
export function keptCount(
  graph: GraphBuilder,
  model: Model,
  loss: LossModel,
  forward: Forward,
  rows: Value,
): Value | undefined {
  const mask = maskOfLoss(model, loss, forward);
  if (mask === undefined) return undefined;
  const steps = graph.apply(sumAll, [mask], {}, "keptSteps");
  const each = elementCount(rows.shape).times / elementCount(mask.shape).times;
  return each === 1 ? steps : graph.apply(multiply, [steps, graph.constant(each)], {}, "keptCount");
}

/** Multiplies what a row gives, one value or several, by the weight of the row. */
export function weighted(graph: GraphBuilder, rows: Value, weights: Value): Value {
  const { times } = elementCount(rows.shape);
  const all = times === 1 ? weights : graph.apply(spreadLast, [weights], { size: times }, "weights");
  const same = sameShape(all.shape, rows.shape);
  const fitting = same ? all : graph.apply(reshape, [all], { shape: rows.shape }, "weights");
  return graph.apply(multiply, [rows, fitting], {}, "weightedRows");
}

function unweightedLoss(
  graph: GraphBuilder,
  model: Model,
  loss: LossModel,
  forward: Forward,
  targets: ReadonlyMap<string, Value>,
): Value {
  const word = languageOf(model).losses[loss.type];
  if (!word) throw new Error(`there is no loss "${loss.type}"`);
  const output = found(forward.values, outputNamed(model, loss.output).layer);
  const given = word.after === undefined ? output : forward.beforeActivation.get(output.node)?.value;
  if (given === undefined) throw new Error(`${loss.type} does not follow ${word.after}`);
  const target = found(targets, loss.output);
  const { encoding } = outputNamed(model, loss.output).target ?? {};
  const wanted = word.targets.signs && encoding !== "values" ? signsOf(graph, target) : target;
  return word.build(graph, given, wanted, loss.options);
}

/** 0 and 1 as −1 and 1. */
function signsOf(graph: GraphBuilder, target: Value): Value {
  const doubled = graph.apply(multiply, [target, graph.constant(2)], {}, "doubledTargets");
  return graph.apply(subtract, [doubled, graph.constant(1)], {}, "signs");
}

/**
 * The loss of the batch, a scalar: each loss summed or averaged over the rows, weighted, and added up; then the
 * penalties of the regularizers. With a mask the average is Σ weight · mask · loss / Σ mask: over the kept steps of the
 * batch, as Keras 3 has it.
 */
export function batchLoss(
  graph: GraphBuilder,
  model: Model,
  forward: Forward,
  targets: ReadonlyMap<string, Value>,
  phase: Phase = "loss",
): Value {
  const totals = model.losses.map((loss) => {
    const rows = lossOfRows(graph, model, loss, forward, targets);
    const sum = graph.apply(sumAll, [rows], {}, "sum");
    const kept = loss.reduction === "sum" ? undefined : keptCount(graph, model, loss, forward, rows);
    const mean = () => graph.apply(multiply, [sum, share(graph, rows, kept)], {}, "mean");
    const whole = loss.reduction === "sum" ? sum : mean();
    return loss.weight === 1 ? whole : graph.apply(multiply, [whole, graph.constant(loss.weight)], {}, "weighted");
  });
  const penalty = penaltyOf(graph, model, forward, phase);
  return [...totals, ...(penalty ? [penalty] : [])].reduce((sum, each) => graph.apply(add, [sum, each], {}, "total"));
}

/** 1 / the number of values (default: all of them), computed once for each batch. */
function share(graph: GraphBuilder, rows: Value, kept?: Value): Value {
  const { times } = elementCount(rows.shape);
  if (kept !== undefined) {
    // Where no step is kept the sum is 0, and so is the mean.
    const atLeast1 = graph.apply(maximum, [kept, graph.constant(1)], {}, "keptOrOne");
    return graph.apply(divide, [graph.constant(1), atLeast1], {}, "share");
  }
  const count = times === 1 ? graph.rows() : graph.apply(multiply, [graph.rows(), graph.constant(times)], {}, "count");
  return graph.apply(divide, [graph.constant(1), count], {}, "share");
}

/** The output called `name`. */
export function outputNamed(model: Model, name: string): OutputModel {
  const output = model.outputs.find((each) => each.name === name);
  if (!output) throw new Error(`there is no output "${name}"`);
  return output;
}
