import { buildActivation } from "../3-differentiate/forward.ts";
import { layerMask } from "../3-differentiate/layer-mask.ts";
import { pointwiseOf } from "../3-differentiate/pointwise.ts";
import { graphBuilder, type Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import type { RowShape, Shape } from "../ir/shape.ts";
import type { Thing } from "../ir/thing.ts";
import type { LayerWord } from "../language/define/layer.ts";
import type { Options, OptionValues } from "../language/define/option.ts";
import type { Language } from "../language/language.ts";
import { standard } from "../language/standard.ts";
import { withDefaults } from "./with-defaults.ts";

/** The shapes of a layer. */
export interface LayerShapes {
  /** One row of its output, as `shape` says. */
  readonly output: RowShape;
  /** By name: `{ weights: [3, 4], bias: [4] }`. */
  readonly parameters: { readonly [name: string]: RowShape };
  /** What `build` gives for a batch: the rows, then the same axes. */
  readonly built: Shape;
}

/**
 * The shapes of a layer on rows of some shapes, one for each of its inputs; throws the layer's own sentence where it
 * cannot take them.
 */
export function layerShapes<O extends Options>(
  layer: Pick<LayerWord<O>, "type">,
  inputs: readonly RowShape[],
  written: JsonObject = {},
  language: Language = standard,
): LayerShapes {
  // A layer with known options is a layer like any other.
  const word = layer as LayerWord;
  const options = withDefaults(word, written, language) as OptionValues<Options>;
  const names = inputs.map((_, place) => `input${place + 1}`);
  const wrong = word.check?.(options);
  if (wrong !== undefined) throw new TypeError(wrong.mistake);
  const output = word.shape(inputs, options, names);
  if ("mistake" in output) throw new TypeError(output.mistake);
  const declared = word.parameters?.(inputs, options, names) ?? [];
  const graph = graphBuilder("float64");
  const ofOptions = (of: JsonObject) => ({
    options: of as OptionValues<Options>,
    activate: (value: Value) => buildActivation(language, of, "activation", graph, value),
    pointwise: (option: string) => pointwiseOf((own, x) => buildActivation(language, of, option, own, x)),
  });
  const outer = {
    graph,
    inputs: inputs.map((row, place) => graph.leaf("input", names[place] ?? "", ["rows", ...row])),
    masks: inputs.map(() => undefined),
    inputNames: names,
    parameters: Object.fromEntries(declared.map(({ name, shape }) => [name, graph.leaf("parameter", name, shape)])),
    shape: output,
    training: true,
    trainable: true,
    ordinal: 0,
    keep: () => {},
    ...ofOptions(options),
  };
  const request = { ...outer, within: (inner: Thing) => ({ ...request, ...ofOptions(inner.options) }) };
  const built = word.build({ ...request, mask: layerMask(word, request) });
  const parameters = Object.fromEntries(declared.map(({ name, shape }) => [name, shape]));
  return { output, parameters, built: built.shape };
}
