import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { layersNamed, withInnerLayers } from "./layers-by-name.ts";
import { typeIn, type WrittenList, type WrittenMap, type WrittenValue, withoutKeys } from "./written-value.ts";

/** Keys that are never inherited. */
const neverInherited = ["name", "about", "expect", "sweep"];

/** Keys whose text value is a column name, never a type. */
const holdNames = ["inputs", "targets"];

/** Merges a file with the spec that it extends. Unknown layer names are reported. */
export function mergeSpecs(base: WrittenMap, own: WrittenMap, report: (mistake: Diagnostic) => void): WrittenMap {
  const inherited = withoutKeys(base, (key) => neverInherited.includes(key));
  return mergeMaps(inherited, own, { path: [], report });
}

interface Merging {
  /** The keys from the root. */
  readonly path: readonly string[];
  readonly report: (mistake: Diagnostic) => void;
}

/** Maps merge by key, layers by name; a thing whose type changes, and everything else, is replaced. */
function merge(base: WrittenValue, own: WrittenValue, at: Merging): WrittenValue {
  const key = at.path.at(-1) ?? "";
  if (key === "layers" && base.kind === "list" && own.kind === "map") return mergeLayers(base, own, at);
  const [before, after] = [
    holdNames.includes(key) ? base : asThing(base, own),
    mayBeType(base, at) ? asThing(own, base) : own,
  ];
  if (before.kind !== "map" || after.kind !== "map") return written(own);
  // A split without a type is a random one.
  const typeBefore = typeIn(before) ?? (key === "split" ? "random" : undefined);
  const type = typeIn(after);
  if (type !== undefined && typeBefore !== undefined && type !== typeBefore) return written(own);
  return mergeMaps(before, after, at);
}

/** Whether a text that replaces a base value may be a type: a split and a column may omit their type. */
function mayBeType(base: WrittenValue, { path }: Merging): boolean {
  return typeIn(base) !== undefined || path.at(-1) === "split" || path.at(-2) === "columns";
}

/** Converts a type alone to a map, if the other side is a map. */
function asThing(node: WrittenValue, other: WrittenValue): WrittenValue {
  if (node.kind !== "scalar" || typeof node.value !== "string" || other.kind !== "map") return node;
  const { keyRange: _, ...type } = node;
  const { keyRange, range } = node;
  return { kind: "map", range, ...(keyRange && { keyRange }), entries: new Map([["type", type]]) };
}

/** The keys of the base in their order, then new keys. */
function mergeMaps(base: WrittenMap, own: WrittenMap, at: Merging): WrittenMap {
  const entries = new Map(base.entries);
  for (const [key, value] of own.entries) {
    const before = base.entries.get(key);
    if (isNothing(value)) entries.delete(key);
    else if (before === undefined) entries.set(key, written(value));
    else entries.set(key, merge(before, value, { ...at, path: [...at.path, key] }));
  }
  return { ...own, entries };
}

/** A value without a base: keys with `null` are removed. */
function written(value: WrittenValue): WrittenValue {
  if (value.kind !== "map") return value;
  const kept = [...value.entries].filter(([, each]) => !isNothing(each));
  return { ...value, entries: new Map(kept.map(([key, each]) => [key, written(each)])) };
}

function isNothing(value: WrittenValue): boolean {
  return value.kind === "scalar" && value.value === null;
}

/** A list of layers, changed by name; `null` removes a layer. */
function mergeLayers(base: WrittenList, own: WrittenMap, at: Merging): WrittenList {
  const names = layersNamed(base);
  const changed = new Map<number, WrittenValue | undefined>();
  for (const [name, value] of own.entries) {
    const index = names.indexOf(name);
    const layer = base.items[index];
    if (layer === undefined) at.report(unknownLayer([...at.path, name], names, value));
    else changed.set(index, isNothing(value) ? undefined : mergeLayer(layer, value, at, name));
  }
  const items = base.items.flatMap((item, index) => (changed.has(index) ? (changed.get(index) ?? []) : [item]));
  return { ...base, ...(own.keyRange && { keyRange: own.keyRange }), items };
}

function mergeLayer(layer: WrittenValue, own: WrittenValue, at: Merging, name: string): WrittenValue {
  const nested = own.kind === "map" ? withInnerLayers(layer, own) : own;
  const merged = merge(layer, nested, { ...at, path: [...at.path, name] });
  const called = layer.kind === "map" ? layer.entries.get("name") : undefined;
  const thing = asThing(merged, layer);
  if (typeIn(thing) === typeIn(layer) || called === undefined || thing.kind !== "map") return merged;
  // Its type has changed but its name is kept: other layers may refer to it.
  return { ...thing, entries: new Map([["name", called], ...thing.entries]) };
}

function unknownLayer(path: readonly string[], names: readonly string[], { keyRange, range }: WrittenValue) {
  const part = path.at(-1) ?? "";
  const near = didYouMean(part, names);
  const advice = near?.startsWith("Did") ? near : `${near ?? ""} To add a layer, write the whole list.`.trim();
  return diagnostic("unknown-path", keyRange ?? range, { path: path.join("."), part, advice });
}
