import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { OutputModel } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";
import type { ShapedLayer } from "./layer-draft.ts";
import { typeRange } from "./name-layers.ts";

/** Warns of layers that no output needs. */
export function reportUnused(at: Resolving, layers: readonly ShapedLayer[], outputs: readonly OutputModel[]): void {
  const taken = new Set([...layers.flatMap((layer) => layer.inputs), ...outputs.map((output) => output.layer)]);
  for (const layer of layers) {
    if (!taken.has(layer.name)) {
      at.report(diagnostic("unused-layer", typeRange(at, layer.pointer), { layer: layer.name }));
    }
  }
}
