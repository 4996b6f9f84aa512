import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { pointerTo } from "../../json-pointer.ts";
import type { LayerWord } from "../../vocabulary/define.ts";
import type { InputModel } from "../model.ts";
import type { Resolving } from "../resolving.ts";
import { layerText, type NamedLayer, type WiredLayer } from "./layer-draft.ts";
import { typePlace } from "./name-layers.ts";

/** What the layers may take, by the name under which it is asked for. */
export interface Sources {
  /** What enters the network. */
  readonly inputs: readonly InputModel[];
  /** The network's input that a layer of type `input` stands for, by the layer's name. */
  readonly inputLayers: ReadonlyMap<string, string>;
}

/** Joins the layers: each takes what its `inputs:` name, else the layer before it; the first the network's input. */
export function wireLayers(at: Resolving, layers: readonly NamedLayer[], sources: Sources): readonly WiredLayer[] {
  return layers.map((layer, place) => {
    const names =
      layer.written === undefined ? takenByOrder(at, layers, place, sources) : takenByName(at, layers, layer, sources);
    const wired = { ...layer, inputs: names ?? [] };
    if (names !== undefined) checkCount(at, wired);
    return wired;
  });
}

function takenByOrder(
  at: Resolving,
  layers: readonly NamedLayer[],
  place: number,
  sources: Sources,
): readonly string[] | undefined {
  const layer = layers[place] as NamedLayer;
  if (layer.word.takes === "none") return [];
  const before = layers[place - 1];
  if (before !== undefined) return [sources.inputLayers.get(before.name) ?? before.name];
  const names = sources.inputs.map((input) => input.name);
  if (names.length === 1) return names;
  if (names.length > 1) {
    at.report(diagnostic("which-input", typePlace(at, layer.pointer), { layer: layerText(layer), inputs: names }));
  }
  return undefined;
}

function takenByName(
  at: Resolving,
  layers: readonly NamedLayer[],
  layer: NamedLayer,
  sources: Sources,
): readonly string[] | undefined {
  const pointer = `${layer.pointer}/inputs`;
  const written = Array.isArray(layer.written) ? layer.written : [layer.written];
  const known = [...layers.map((each) => each.name), ...sources.inputs.map((input) => input.name)];
  const names = written.flatMap((each, index) => {
    const name = String(each);
    const taken = sources.inputLayers.get(name) ?? name;
    if (known.includes(name)) return [taken];
    const place = at.placeAt(Array.isArray(layer.written) ? pointerTo(pointer, index) : pointer);
    const candidates = known.filter((other) => other !== layer.name);
    at.report(diagnostic("unknown-input", place, { name, layer: layerText(layer), candidates }));
    return [];
  });
  return names.length === written.length ? names : undefined;
}

function checkCount(at: Resolving, layer: WiredLayer): void {
  const { takes } = layer.word;
  const found = layer.inputs.length;
  if (takesAsMany(takes, found)) return;
  const place = layer.written === undefined ? typePlace(at, layer.pointer) : at.placeAt(`${layer.pointer}/inputs`);
  const words = { none: "no inputs", one: "one input", any: "one input or more", many: "two inputs or more" };
  const advice = takes === "one" ? "Join them first with a layer of type concatenate or add." : undefined;
  const parameters = { layer: layerText(layer), takes: words[takes], found };
  at.report(diagnostic("input-count", place, { ...parameters, ...(advice === undefined ? {} : { advice }) }));
}

/** Whether a layer that takes so many inputs can take this many. */
export function takesAsMany(takes: LayerWord["takes"], found: number): boolean {
  const bounds = { none: [0, 0], one: [1, 1], any: [1, Number.POSITIVE_INFINITY], many: [2, Number.POSITIVE_INFINITY] };
  const [least = 0, most = 0] = bounds[takes];
  return found >= least && found <= most;
}
