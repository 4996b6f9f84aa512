import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { RowShape } from "../../ir/shape.ts";
import { batchedProduct } from "../../ops/batched-product.ts";
import { dropout as dropoutOp } from "../../ops/dropout.ts";
import { multiply } from "../../ops/multiply.ts";
import { softmax } from "../../ops/softmax.ts";
import { softmaxOfKept } from "../../ops/softmax-of-kept.ts";
import { boolean, number } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";

/** The shapes of what attention takes: [steps, values] each. */
export interface AttentionInputs {
  readonly query: RowShape;
  readonly value: RowShape;
  readonly key: RowShape;
}

/** Query, value and key of a layer's inputs: one input is all three, of two the second is value and key. */
export function attentionInputs(layer: string, inputs: readonly RowShape[]): AttentionInputs | ShapeMistake {
  const [query = [], value = query, key = value] = inputs;
  if (inputs.length > 3) {
    return { mistake: `${layer} takes at most three inputs`, hint: "They are query, value and key.", option: "inputs" };
  }
  const odd = inputs.find((each) => each.length !== 2);
  if (odd) {
    return {
      mistake: `a sequence, as ${layer} takes it, is [steps, values], not [${odd.join(", ")}]`,
      hint: "Reshape one value a step to [steps, 1].",
    };
  }
  if (value[0] === key[0]) return { query, value, key };
  return {
    mistake: `the values have ${value[0]} steps and the keys ${key[0]}`,
    hint: "Each value has a key: both have the same steps.",
    option: "inputs",
  };
}

/** The options that every kind of attention has, but for heads. */
export const attentionOptions = {
  dropout: number({
    summary: "The share of the attention weights that is dropped while the network learns.",
    default: 0,
    minimum: 0,
    exclusiveMaximum: 1,
  }),
  causal: boolean({
    summary: "Whether a query attends only to keys up to its own step (Keras: `use_causal_mask`).",
    default: false,
  }),
};

/** The shape of the weighted means where queries and keys have as many values. */
export function attentionShape(layer: string, inputs: readonly RowShape[]): RowShape | ShapeMistake {
  const found = attentionInputs(layer, inputs);
  if ("mistake" in found) return found;
  const { query, value, key } = found;
  if (query[1] === key[1]) return [query[0] ?? 1, value[1] ?? 1];
  return {
    mistake: `a query has ${query[1]} values and a key ${key[1]}`,
    hint: "They have as many of each; a dense layer before one of them makes them alike.",
    option: "inputs",
  };
}

/** The values weighted by the scores that `score` gives each pair of a query and a key. */
export function weightedValues(
  request: Omit<ScoresOfKeys, "scores"> & { readonly inputs: readonly Value[] },
  score: (query: Value, key: Value) => Value,
): Value {
  const { graph, inputs } = request;
  const [query, value = query, key = value] = inputs;
  if (query === undefined || value === undefined || key === undefined) throw new Error("attention takes inputs");
  const weights = weightsOfKept({ ...request, scores: score(query, key) });
  const slices = ["outer", "outer", "outer"] as const;
  return graph.apply(batchedProduct, [weights, value], { transpose: "neither", slices }, "output");
}

interface ScoresOfKeys {
  readonly graph: GraphBuilder;
  /** [rows, …, queries, keys] */
  readonly scores: Value;
  /** The masks of query, value and key. */
  readonly masks: readonly (Value | undefined)[];
  readonly causal: boolean;
  readonly dropout: number;
  readonly training: boolean;
  readonly ordinal: number;
}

/**
 * The weights of the keys: softmax of the scores over the keys that the masks of values and keys keep, and dropout. The
 * mask of the queries is that of the output: what stands at its padding counts nowhere.
 */
export function weightsOfKept(request: ScoresOfKeys): Value {
  const { graph, scores, masks, causal, dropout, training, ordinal } = request;
  const [query, value = masks.length === 1 ? query : undefined, key] = masks;
  const both = value && key && value.node !== key.node ? graph.apply(multiply, [value, key], {}, "mask") : undefined;
  const mask = both ?? value ?? key;
  const weights =
    mask === undefined && !causal
      ? graph.apply(softmax, [scores], {}, "weights")
      : graph.apply(softmaxOfKept, mask === undefined ? [scores] : [scores, mask], { causal }, "weights");
  if (!training || dropout === 0) return weights;
  const keys = [graph.key("seed"), graph.key("iteration")] as const;
  return graph.apply(dropoutOp, [weights, ...keys], { rate: dropout, stream: ordinal }, "kept");
}
