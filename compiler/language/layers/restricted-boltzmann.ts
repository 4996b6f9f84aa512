import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { knownSize } from "../../ir/shape.ts";
import { add } from "../../ops/add.ts";
import { addColumns } from "../../ops/add-columns.ts";
import { affine } from "../../ops/affine.ts";
import { binaryNumbers } from "../../ops/binary-numbers.ts";
import { exponential } from "../../ops/exponential.ts";
import { logarithm } from "../../ops/logarithm.ts";
import { matrixProduct } from "../../ops/matrix-product.ts";
import { maximumOfAll } from "../../ops/maximum-of-all.ts";
import { multiplyColumns } from "../../ops/multiply-columns.ts";
import { negate } from "../../ops/negate.ts";
import { sigmoid } from "../../ops/sigmoid.ts";
import { softplus } from "../../ops/softplus.ts";
import { subtract } from "../../ops/subtract.ts";
import { sumAll } from "../../ops/sum-all.ts";
import { sumLast } from "../../ops/sum-last.ts";

/** The parameters of a restricted Boltzmann machine: weights [visible, hidden], visibleBias [visible], hiddenBias [hidden]. */
export interface RestrictedBoltzmann {
  readonly weights: Value;
  readonly visibleBias: Value;
  readonly hiddenBias: Value;
}

/** The machine among a layer's parameters. */
export function restrictedBoltzmann(parameters: { readonly [name: string]: Value }): RestrictedBoltzmann {
  const { weights, visibleBias, hiddenBias } = parameters;
  if (!weights || !visibleBias || !hiddenBias) throw new Error("a restricted Boltzmann machine lacks a parameter");
  return { weights, visibleBias, hiddenBias };
}

/** How probable each hidden unit is, given the visible ones: [rows, visible] → [rows, hidden]. */
export function hiddenGiven(graph: GraphBuilder, machine: RestrictedBoltzmann, visible: Value, role: string): Value {
  return graph.apply(sigmoid, [hiddenSums(graph, machine, visible)], {}, role);
}

/** How probable each visible unit is, given the hidden ones: [rows, hidden] → [rows, visible]. */
export function visibleGiven(graph: GraphBuilder, machine: RestrictedBoltzmann, hidden: Value, role: string): Value {
  return graph.apply(sigmoid, [visibleSums(graph, machine, hidden)], {}, role);
}

/**
 * The free energy of rows of visible units: −v · visibleBias − Σ softplus(v · weights + hiddenBias); [rows, visible] →
 * [rows]. A row is as probable as e^(−free energy), divided by the sum of that over all rows there are.
 */
export function freeEnergyOf(graph: GraphBuilder, machine: RestrictedBoltzmann, visible: Value): Value {
  const sums = hiddenSums(graph, machine, visible);
  return graph.apply(negate, [goodnessOf(graph, machine.visibleBias, visible, sums)], {}, "freeEnergy");
}

/**
 * The logarithm of the sum of e^(−free energy) over all rows of visible units there are: what makes probabilities of
 * free energies. A scalar, from all 2ʰ states of the hidden units, in each of which the visible ones sum by themselves.
 */
export function logPartitionOf(graph: GraphBuilder, machine: RestrictedBoltzmann): Value {
  const digits = knownSize(machine.hiddenBias.shape[0]);
  const states = graph.apply(binaryNumbers, [], { digits }, "states");
  const goodness = goodnessOf(graph, machine.hiddenBias, states, visibleSums(graph, machine, states));
  const most = graph.apply(maximumOfAll, [goodness], {}, "most");
  const shares = graph.apply(exponential, [graph.apply(subtract, [goodness, most], {}, "below")], {}, "shares");
  const total = graph.apply(logarithm, [graph.apply(sumAll, [shares], {}, "sumOfShares")], {}, "logOfTotal");
  return graph.apply(add, [total, most], {}, "logPartition");
}

/** −energy of units on one side, those on the other summed over: units · bias + Σ softplus(sums of the other side). */
function goodnessOf(graph: GraphBuilder, bias: Value, units: Value, sums: Value): Value {
  const own = graph.apply(sumLast, [graph.apply(multiplyColumns, [units, bias], {}, "biased")], {}, "ownPart");
  const other = graph.apply(sumLast, [graph.apply(softplus, [sums], {}, "softened")], {}, "otherPart");
  return graph.apply(add, [own, other], {}, "goodness");
}

function hiddenSums(graph: GraphBuilder, { weights, hiddenBias }: RestrictedBoltzmann, visible: Value): Value {
  return graph.apply(affine, [visible, weights, hiddenBias], {}, "hiddenSums");
}

function visibleSums(graph: GraphBuilder, { weights, visibleBias }: RestrictedBoltzmann, hidden: Value): Value {
  const products = graph.apply(matrixProduct, [hidden, weights], { transpose: "right" }, "visibleProducts");
  return graph.apply(addColumns, [products, visibleBias], {}, "visibleSums");
}
