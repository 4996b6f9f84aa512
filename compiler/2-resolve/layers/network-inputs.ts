import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { InputModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { ResolvedDataset } from "../dataset/resolve-dataset.ts";
import type { Resolving } from "../resolving.ts";
import { layerText, type NamedLayer } from "./layer-draft.ts";
import { typeRange } from "./name-layers.ts";
import { type Origin, rowShapeText } from "./shape-layers.ts";
import type { Sources } from "./wire-layers.ts";

/** The inputs of the network, and the origins of their shapes. */
export interface NetworkInputs extends Sources {
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * The inputs of the network: those of the dataset, or without a dataset the layers of type `input`. Such a layer is not
 * part of the model: it is another name for an input, and states its shape.
 */
export function networkInputs(
  at: Resolving,
  layers: readonly NamedLayer[],
  dataset: ResolvedDataset | undefined,
): NetworkInputs {
  const stated = layers.filter((layer) => layer.word.takes === "none" && layer.list === "");
  if (dataset === undefined) return withoutDataset(at, stated, layers);
  const { inputs } = dataset;
  const { line } = dataset.model.range;
  const origin = (input: InputModel): Origin => ({
    shape: dataset.complete ? input.shape : undefined,
    text: `${inputText(input, inputs)} is ${rowShapeText(input.shape)} (dataset, line ${line}).`,
  });
  const origins = new Map(inputs.map((input) => [input.name, origin(input)]));
  const inputLayers = new Map<string, string>();
  stated.forEach((layer, ordinal) => {
    const input =
      inputs.find((each) => each.name === layer.name) ?? inputs[stated.length === inputs.length ? ordinal : 0];
    if (input === undefined) return;
    inputLayers.set(layer.name, input.name);
    if (dataset.complete) checkShape(at, layer, input, `dataset, line ${line}`);
  });
  reportTakenNames(at, layers, inputs);
  return { inputs, inputLayers, origins };
}

/** Reports an input layer within a repeat: there would be one input per copy. */
export function reportInnerInputs(at: Resolving, layers: readonly NamedLayer[]): void {
  for (const layer of layers.filter(({ word, list }) => word.takes === "none" && list !== "")) {
    at.report(diagnostic("input-in-repeat", typeRange(at, layer.pointer), {}));
  }
}

function withoutDataset(at: Resolving, stated: readonly NamedLayer[], layers: readonly NamedLayer[]): NetworkInputs {
  const [first] = layers;
  if (stated.length === 0 && first !== undefined && first.word.takes !== "none") {
    at.report(diagnostic("no-input-shape", typeRange(at, first.pointer), { layer: layerText(first) }));
  }
  const name = (layer: NamedLayer) => (stated.length === 1 ? "input" : layer.name);
  const inputs = stated.map((layer) => ({ name: name(layer), shape: shapeOf(layer) ?? [1], columns: [] }));
  const origins = stated.map((layer): [string, Origin] => {
    const { line } = typeRange(at, layer.pointer);
    const shape = shapeOf(layer);
    return [name(layer), { shape, text: `${layer.name} is ${rowShapeText(shape ?? [])} (line ${line}).` }];
  });
  return { inputs, inputLayers: new Map(stated.map((layer) => [layer.name, name(layer)])), origins: new Map(origins) };
}

function shapeOf(layer: NamedLayer): RowShape | undefined {
  return Array.isArray(layer.options.shape) ? (layer.options.shape as RowShape) : undefined;
}

function checkShape(at: Resolving, layer: NamedLayer, input: InputModel, from: string): void {
  const shape = shapeOf(layer);
  if (shape === undefined || rowShapeText(shape) === rowShapeText(input.shape)) return;
  const range = at.rangeAt(`${layer.pointer}/shape`);
  const data = rowShapeText(input.shape);
  at.report(diagnostic("input-shape", range, { layer: layer.name, shape: rowShapeText(shape), data, from }));
}

/** Reports a layer with the same name as one of several inputs; an input layer may have that name. */
function reportTakenNames(at: Resolving, layers: readonly NamedLayer[], inputs: readonly InputModel[]): void {
  for (const layer of layers) {
    if (layer.word.takes === "none" || layer.name === "input") continue;
    if (inputs.some((input) => input.name === layer.name)) {
      at.report(diagnostic("name-taken", at.rangeAt(`${layer.pointer}/name`), { name: layer.name }));
    }
  }
}

function inputText(input: InputModel, all: readonly InputModel[]): string {
  return all.length === 1 ? "The network's input" : `The input "${input.name}"`;
}
