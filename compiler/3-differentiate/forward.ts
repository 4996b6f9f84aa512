import { found } from "../ir/found.ts";
import type { Phase } from "../ir/graph.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { JsonObject } from "../ir/json.ts";
import type { LayerModel, Model } from "../ir/model.ts";
import type { Forward, Kept } from "../ir/network-values.ts";
import type { Thing } from "../ir/thing.ts";
import type { LayerBuild } from "../language/define/layer.ts";
import { type Language, languageOf } from "../language/language.ts";
import { type Augmented, augmentInputs } from "./augment.ts";
import { layerMask } from "./layer-mask.ts";
import { maskPadding } from "./mask-padding.ts";
import { pointwiseOf } from "./pointwise.ts";

/** How a network is evaluated. */
export interface ForwardOptions {
  /** Whether it is training; training and prediction differ only in layers such as dropout. */
  readonly training: boolean;
  /** The phase; default: `forward`. */
  readonly phase?: Phase;
  /** Parameter values by path, for a second evaluation of a network that was built before, on the same rows. */
  readonly again?: { readonly forward: Forward; readonly parameters: ReadonlyMap<string, Value> };
}

/** Builds every layer in order. */
export function buildForward(graph: GraphBuilder, model: Model, options: ForwardOptions): Forward {
  const { training, phase = "forward", again } = options;
  const language = languageOf(model);
  const kept: Kept[] = [];
  const beforeActivation = new Map<number, { activation: string; value: Value }>();
  // Layers of a second evaluation replace those of the first; the inputs are kept.
  const { inputs, augmentTarget } = again
    ? { inputs: again.forward.values, augmentTarget: again.forward.augmentTarget }
    : inputsOf(graph, model, training);
  const entering = again?.forward ?? maskPadding(graph, model, inputs);
  const [values, masks] = [new Map(entering.values), new Map(entering.masks)];
  const parameters = new Map([
    ...(again?.forward.parameters ?? parameterLeaves(graph, model)),
    ...(again?.parameters ?? []),
  ]);
  for (const [ordinal, layer] of model.layers.entries()) {
    graph.at({ phase, owner: joinName(layer.name) }, () =>
      addLayer({ graph, language, layer, ordinal, values, masks, parameters, kept, beforeActivation, training }),
    );
  }
  return { values, masks, parameters, kept, beforeActivation, ...(augmentTarget && { augmentTarget }) };
}

/**
 * Evaluates the network again in prediction mode with the output of one layer changed: only the layers after it are
 * built again, in the phase `without`.
 */
export function rebuildAfter(
  graph: GraphBuilder,
  model: Model,
  before: Forward,
  layer: string,
  change: (output: Value) => Value,
): Forward {
  const values = new Map(before.values).set(layer, change(found(before.values, layer)));
  const masks = new Map(before.masks);
  const changed = new Set([layer]);
  const beforeActivation = new Map(before.beforeActivation);
  for (const [ordinal, each] of model.layers.entries()) {
    if (each.name === layer || !each.inputs.some((input) => changed.has(input))) continue;
    changed.add(each.name);
    const request = {
      graph,
      language: languageOf(model),
      layer: each,
      ordinal,
      values,
      masks,
      kept: [],
      beforeActivation,
      training: false,
    };
    graph.at({ phase: "without", owner: joinName(each.name) }, () =>
      addLayer({ ...request, parameters: before.parameters, role: "outputWithout" }),
    );
  }
  return { ...before, values, masks, beforeActivation };
}

/** The inputs of the network; while it is training, as they are augmented. */
function inputsOf(graph: GraphBuilder, model: Model, training: boolean): Augmented {
  const inputs = inputLeaves(graph, model);
  return training ? augmentInputs(graph, model, inputs) : { inputs };
}

function inputLeaves(graph: GraphBuilder, model: Model): ReadonlyMap<string, Value> {
  const leaves = model.inputs.map(({ name, shape }) => {
    const leaf = graph.leaf("input", joinName("batch", name), ["rows", ...shape], { path: name });
    return [name, leaf] as const;
  });
  return new Map(leaves);
}

function parameterLeaves(graph: GraphBuilder, model: Model): ReadonlyMap<string, Value> {
  const leaves = model.layers.flatMap((layer) =>
    layer.parameters.map(({ name, path, shape }) => {
      const leaf = graph.leaf("parameter", joinName(layer.name, name), shape, { path });
      return [path, leaf] as const;
    }),
  );
  return new Map(leaves);
}

interface LayerRequest {
  readonly graph: GraphBuilder;
  readonly language: Language;
  readonly layer: LayerModel;
  readonly ordinal: number;
  /** The values and masks so far: those of the layer are added. */
  readonly values: Map<string, Value>;
  readonly masks: Map<string, Value>;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly kept: Kept[];
  readonly beforeActivation: Map<number, { activation: string; value: Value }>;
  readonly training: boolean;
  /** Completes the name of the layer's output. */
  readonly role?: string;
}

/** Builds a layer: its output and the mask of it. */
function addLayer(request: LayerRequest): void {
  const { graph, language, layer, values, masks } = request;
  const word = language.layers[layer.type];
  if (!word) throw new Error(`there is no layer "${layer.type}"`);
  const build = buildOf(request);
  const mask = layerMask(word, build);
  const output = word.build({ ...build, mask });
  const passedOn = build.inputs.some((input) => input.node === output.node);
  if (!passedOn) graph.rename(output, joinName(layer.name, request.role ?? "output"));
  values.set(layer.name, output);
  if (mask !== undefined) masks.set(layer.name, mask);
}

/** What a layer is given when it is built. */
function buildOf(request: LayerRequest): Omit<LayerBuild<JsonObject>, "mask"> {
  const { layer, values, masks, parameters } = request;
  const own = layer.parameters.map((parameter) => [parameter.name, found(parameters, parameter.path)]);
  return {
    graph: request.graph,
    inputs: layer.inputs.map((name) => found(values, name)),
    masks: layer.inputs.map((name) => masks.get(name)),
    inputNames: layer.inputs,
    parameters: Object.fromEntries(own),
    shape: layer.shape,
    training: request.training,
    trainable: layer.trainable,
    ordinal: request.ordinal,
    keep: (name, next) => {
      const parameter = found(parameters, `${layer.name}.${name}`);
      request.kept.push({ parameter, owner: joinName(layer.name), next });
    },
    ...ofOptions(request, layer.options),
    within: (inner) => ({ ...buildOf(request), ...ofOptions(request, inner.options) }),
  };
}

/** The options of a layer, or of one inside it, and their activations. */
function ofOptions(
  { graph, language, beforeActivation }: LayerRequest,
  options: JsonObject,
): Pick<LayerBuild<JsonObject>, "options" | "activate" | "pointwise"> {
  return {
    options,
    activate: (value) => {
      const { type } = options.activation as unknown as Thing;
      const after = buildActivation(language, options, "activation", graph, value);
      if (after.node !== value.node) beforeActivation.set(after.node, { activation: type, value });
      return after;
    },
    pointwise: (option) => pointwiseOf((own, x) => buildActivation(language, options, option, own, x)),
  };
}

/** The activation in an option of a layer, applied to a value. */
export function buildActivation(
  language: Language,
  options: JsonObject,
  option: string,
  graph: GraphBuilder,
  value: Value,
): Value {
  const chosen = options[option] as unknown as Thing;
  const activation = language.activations[chosen.type];
  if (!activation) throw new Error(`there is no activation "${chosen.type}"`);
  return activation.build(graph, value, chosen.options);
}
