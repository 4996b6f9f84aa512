import { joinName } from "../ir/identifier.ts";
import type { LayerModel, Model } from "../ir/model.ts";

const known = new WeakMap<Model, ReadonlyMap<string, LayerModel>>();

/** The layers of a model, by what blocks and buffers call their owner. */
export function layersByOwner(model: Model): ReadonlyMap<string, LayerModel> {
  const layers = known.get(model) ?? new Map(model.layers.map((layer) => [joinName(layer.name), layer]));
  known.set(model, layers);
  return layers;
}
