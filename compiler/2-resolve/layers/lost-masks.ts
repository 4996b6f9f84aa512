import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { InputModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";
import { maskOfLayer } from "../../language/mask-of-layer.ts";
import type { Resolving } from "../resolving.ts";
import { layerText, type ShapedLayer } from "./layer-draft.ts";
import { typeRange } from "./name-layers.ts";
import type { Origin } from "./shape-layers.ts";

/** The names of the layers whose output has a mask; warns of each layer that loses the mask of its inputs. */
export function maskedLayers(
  at: Resolving,
  layers: readonly ShapedLayer[],
  { inputs, origins }: { readonly inputs: readonly InputModel[]; readonly origins: ReadonlyMap<string, Origin> },
): ReadonlySet<string> {
  const shapes = new Map([...origins].map(([name, { shape }]) => [name, shape]));
  const masked = new Set(inputs.flatMap(({ name, padded }) => (padded ? [name] : [])));
  for (const layer of layers) {
    shapes.set(layer.name, layer.shape);
    const inputs = layer.inputs.map((name) => shapes.get(name));
    if (layer.shape === undefined || inputs.includes(undefined)) continue;
    const mask = maskOfLayer(layer.word, {
      options: layer.options,
      shapes: inputs as readonly RowShape[],
      masked: layer.inputs.map((name) => masked.has(name)),
    });
    if (mask === "lost") reportLost(at, layer, masked);
    else if (mask !== "none") masked.add(layer.name);
  }
  return masked;
}

function reportLost(at: Resolving, layer: ShapedLayer, masked: ReadonlySet<string>): void {
  const from = layer.inputs.filter((name) => masked.has(name)).join(", ");
  const without = layer.inputs.find((name) => !masked.has(name));
  const detail = { layer: layerText(layer), from, ...(without === undefined ? {} : { without }) };
  at.report(diagnostic("mask-lost", typeRange(at, layer.pointer), detail));
}
