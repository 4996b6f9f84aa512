import type { LayerModel } from "../ir/model.ts";
import type { Thing } from "../ir/thing.ts";

/** `4 units, sigmoid`: what a layer is, in a few words. */
export function describeLayer(layer: LayerModel): string {
  const { units, filters } = layer.options;
  const activation = (layer.options.activation as unknown as Thing | undefined)?.type;
  const size = units ?? filters;
  const words = [
    ...(size === undefined
      ? [spoken(layer.type)]
      : [`${size} ${units === undefined ? "filter" : "unit"}${size === 1 ? "" : "s"}`]),
    ...(activation === undefined || activation === "linear" ? [] : [activation]),
  ];
  return words.join(", ");
}

/** `sumSquaredError` → `sum squared error`. */
export function spoken(type: string): string {
  return type.replaceAll(/([a-z])([A-Z0-9])/g, "$1 $2").toLowerCase();
}
