import { layerMask } from "../../compiler/3-differentiate/layer-mask.ts";
import { pointwiseOf } from "../../compiler/3-differentiate/pointwise.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { type GraphBuilder, graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import { isObject, type JsonObject } from "../../compiler/ir/json.ts";
import type { Shape } from "../../compiler/ir/shape.ts";
import type { Thing } from "../../compiler/ir/thing.ts";
import type { LayerBuild } from "../../compiler/language/define/layer.ts";
import type { Options, OptionValues } from "../../compiler/language/define/option.ts";
import { activations, layers, losses, metrics } from "../../compiler/language/registry.gen.ts";

/** An array as the reference figures have it: flat, row-major. */
export interface Figures {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** The options of a word where nothing, or only these, are written. */
export function withDefaults(word: { readonly options: Options }, written: JsonObject = {}): JsonObject {
  const defaults = Object.entries(word.options).flatMap(([name, option]) => {
    if (option.default === undefined) return [];
    if (isObject(option.default) && option.family) return [];
    return [[name, option.family && option.family !== "schedule" ? thing(option.default as string) : option.default]];
  });
  return { ...Object.fromEntries(defaults), ...written };
}

/** A thing of which only the type is written. */
export function thing(type: string, options: JsonObject = {}): JsonObject {
  return { type, options };
}

/** Builds one layer in a graph, as stage 3 does: `parameters` by name, an activation as `{ type, options }`. */
export function buildLayer(
  graph: GraphBuilder,
  type: string,
  written: JsonObject,
  inputs: readonly Value[],
  parameters: { readonly [name: string]: Value } = {},
  {
    training = true,
    keep = () => {},
    masks = inputs.map(() => undefined),
  }: Partial<Pick<LayerBuild<never>, "training" | "keep" | "masks">> = {},
): Value {
  const word = layers[type];
  const options = withDefaults(word, written) as OptionValues<Options>;
  const shape = word.shape(
    inputs.map((input) => input.shape.slice(1) as number[]),
    options,
    inputs.map((_, index) => `input${index + 1}`),
  );
  if ("mistake" in shape) throw new Error(shape.mistake);
  const ofOptions = (own: JsonObject) => {
    const activated = (option: string, into: GraphBuilder, value: Value): Value => {
      const chosen = own[option] as unknown as Thing;
      const activation = activations[chosen.type];
      return activation.build(into, value, withDefaults(activation, chosen.options));
    };
    return {
      options: own as OptionValues<Options>,
      activate: (value: Value) => activated("activation", graph, value),
      pointwise: (option: string) => pointwiseOf((inner, x) => activated(option, inner, x)),
    };
  };
  const request = {
    graph,
    inputs,
    masks,
    inputNames: inputs.map((_, index) => `input${index + 1}`),
    parameters,
    shape,
    training,
    trainable: true,
    ordinal: 0,
    keep,
    ...ofOptions(options),
    within: (inner: Thing) => ({ ...request, ...ofOptions(withDefaults(layers[inner.type], inner.options)) }),
  };
  return word.build({ ...request, mask: layerMask(word, request) });
}

/** The numbers a loss or a metric gives for each row of hand-made outputs and targets of shape `[rows, …row]`. */
export function measureRows(
  family: "loss" | "metric",
  type: string,
  { output, target, row, options = {} }: RowsToMeasure,
): number[] {
  const graph = graphBuilder("float64");
  const shape: Shape = ["rows", ...row];
  const [outputs, targets] = [graph.leaf("input", "output", shape), graph.leaf("target", "target", shape)];
  const rows = measured(family, type)(graph, outputs, targets, options);
  const size = row.reduce((product, each) => product * each, 1);
  const { outputs: found } = interpret(
    graph.finish("evaluation", { rows }, []),
    { output, target },
    output.length / size,
  );
  return [...found.rows.data];
}

/** How a loss, or a metric of outputs or of a layer, is built. */
function measured(family: "loss" | "metric", type: string) {
  const word = family === "loss" ? losses[type] : metrics[type];
  return (graph: GraphBuilder, output: Value, target: Value, written: JsonObject): Value => {
    const options = withDefaults(word, written);
    if (word.family === "metric" && word.measures === "layer") {
      return word.build(graph, { output, inputs: [], parameters: {} }, options);
    }
    return word.build(graph, output, target, options, { answer: 0.5, target: 0.5 });
  };
}

interface RowsToMeasure {
  readonly output: readonly number[];
  readonly target: readonly number[];
  readonly row: readonly number[];
  readonly options?: JsonObject;
}

/** The greatest difference between two lists of numbers, relative to their size where that is above 1. */
export function difference(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) throw new Error(`${found.length} numbers, not ${wanted.length}`);
  return Math.max(0, ...Array.from(wanted, (value, i) => Math.abs(found[i] - value) / Math.max(1, Math.abs(value))));
}
