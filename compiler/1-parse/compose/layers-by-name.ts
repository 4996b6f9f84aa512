import { layerNames } from "../../ir/spec.ts";
import { typeIn, type WrittenList, type WrittenMap, type WrittenValue } from "./written-value.ts";

/** The names of the layers of a list: as written, else type and ordinal. */
export function layersNamed({ items }: WrittenList): readonly string[] {
  return layerNames(
    items.map((layer) => {
      const name = layer.kind === "map" ? layer.entries.get("name") : undefined;
      const type = typeIn(layer) ?? "";
      return name?.kind === "scalar" && typeof name.value === "string" ? { type, name: name.value } : type;
    }),
  );
}

/**
 * Changes to a repeat, with the names of inner layers moved below `layers`: `{ stage: { conv: { filters: 8 } } }` is
 * the same as `{ stage: { layers: { conv: { filters: 8 } } } }`. Unchanged for any other layer.
 */
export function withInnerLayers(layer: WrittenValue, own: WrittenMap): WrittenMap {
  const inner = layer.kind === "map" && typeIn(layer) === "repeat" ? layer.entries.get("layers") : undefined;
  if (layer.kind !== "map" || inner?.kind !== "list" || own.entries.has("layers")) return own;
  const names = layersNamed(inner);
  const isInner = (key: string) => names.includes(key) && !layer.entries.has(key);
  const below = [...own.entries].filter(([key]) => isInner(key));
  if (below.length === 0) return own;
  const rest = [...own.entries].filter(([key]) => !isInner(key));
  const layers: WrittenMap = { kind: "map", range: own.range, entries: new Map(below) };
  return { ...own, entries: new Map([...rest, ["layers", layers]]) };
}
