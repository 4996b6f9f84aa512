import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Place } from "../diagnostics/place.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { pointerTo } from "../json-pointer.ts";
import { judge, type Parsed } from "./parse.ts";
import { layerNames, type Spec, type SpecValue } from "./spec.ts";

/** A value for a path: keys joined by dots, layers by name (`layers.hidden.units`). */
export interface Setting {
  readonly path: string;
  readonly value: Json;
  /** How the numbers in it are written, by JSON pointer below it. */
  readonly numbers: { readonly [pointer: string]: string };
  /** Where it stands: shown where it is wrong. */
  readonly place: Place;
  /** Where its path stands: shown where there is no such path. */
  readonly keyPlace: Place;
}

/** The spec with some values changed, one after the other. What comes of it is checked as a spec is. */
export function setValues(spec: Spec, settings: readonly Setting[]): Parsed {
  let changed = spec;
  const mistakes: Diagnostic[] = [];
  for (const setting of settings) {
    const next = setValue(changed, setting);
    if ("code" in next) mistakes.push(next);
    else changed = next;
  }
  const { value, places, numbers } = changed;
  mistakes.push(...judge(value as unknown as JsonObject, { places, numbers }));
  return mistakes.length > 0 ? { diagnostics: mistakes } : { spec: changed, diagnostics: [] };
}

function setValue(spec: Spec, setting: Setting): Spec | Diagnostic {
  const changed = change(spec, setting);
  if ("code" in changed) return changed;
  const { value, pointers } = changed;
  const pointer = pointers.at(-1) ?? "";
  const { place, keyPlace } = setting;
  const below = (each: string) => each === pointer || each.startsWith(`${pointer}/`) || each === `${pointer}#`;
  // What holds the value may be new as well: it then stands where the path does.
  const holders = pointers.flatMap((each) => [each, `${each}#`]).map((each) => [each, keyPlace] as const);
  const own = { [pointer]: place, [`${pointer}#`]: keyPlace };
  const places = { ...Object.fromEntries(holders), ...withoutBelow(spec.places, below), ...own };
  const texts = Object.entries(setting.numbers).map(([at, text]) => [`${pointer}${at}`, text]);
  const numbers = { ...withoutBelow(spec.numbers, below), ...Object.fromEntries(texts) };
  return { ...spec, value: value as unknown as SpecValue, places, numbers };
}

function withoutBelow<Value>(
  record: { readonly [pointer: string]: Value },
  below: (pointer: string) => boolean,
): { readonly [pointer: string]: Value } {
  return Object.fromEntries(Object.entries(record).filter(([pointer]) => !below(pointer)));
}

interface Changed {
  readonly value: JsonObject;
  /** The JSON pointers of all that was passed on the way, the last one that of what was set. */
  readonly pointers: readonly string[];
}

function change(spec: Spec, { path, value, keyPlace }: Setting): Changed | Diagnostic {
  const root = spec.value as unknown as JsonObject;
  const parts = path.split(".");
  const pointers: string[] = [];
  const unknown = (part: string, candidates: readonly string[]): Diagnostic => {
    const advice = didYouMean(part, candidates);
    return diagnostic("unknown-path", keyPlace, { path, part, ...(advice === undefined ? {} : { advice }) });
  };
  const setIn = (holder: Json | undefined, depth: number): Json | Diagnostic => {
    const part = parts[depth];
    if (part === undefined) return value;
    const key = Array.isArray(holder) ? indexIn(spec, holder, part, depth === 1 && parts[0] === "layers") : part;
    if (typeof key === "object") return unknown(part, key.candidates);
    pointers.push(pointerTo(pointers.at(-1) ?? "", key));
    const own = asHolder(holder);
    const inner = Object.hasOwn(own, key) ? (own as JsonObject)[key] : fromDefaults(root, own, part, depth);
    const changed = setIn(inner, depth + 1);
    if (isDiagnostic(changed)) return changed;
    return Array.isArray(own) ? own.with(Number(key), changed) : { ...own, [key]: changed };
  };
  const changed = setIn(root, 0);
  return isDiagnostic(changed) ? changed : { value: changed as JsonObject, pointers };
}

/** What holds a value: a list, a map, or a thing by its type alone; nothing yet is an empty map. */
function asHolder(holder: Json | undefined): JsonObject | readonly Json[] {
  if (Array.isArray(holder) || isObject(holder)) return holder;
  return typeof holder === "string" ? { type: holder } : {};
}

function isDiagnostic(value: Json | Diagnostic): value is Diagnostic {
  return typeof value === "object" && value !== null && "code" in value && "severity" in value;
}

/** The place of a layer by its name, or of an entry of another list by its number. */
function indexIn(
  spec: Spec,
  list: readonly Json[],
  part: string,
  byName: boolean,
): number | { readonly candidates: readonly string[] } {
  const names = byName ? layerNames(spec.value.layers) : list.map((_, index) => String(index));
  const index = names.indexOf(part);
  return index >= 0 ? index : { candidates: names };
}

/** What a layer takes from `defaults:`, so that one option inside it can be changed. */
function fromDefaults(
  root: JsonObject,
  layer: JsonObject | readonly Json[],
  part: string,
  depth: number,
): Json | undefined {
  if (depth !== 2 || !isObject(layer) || typeof layer.type !== "string" || !isObject(root.defaults)) return undefined;
  const shared = Object.hasOwn(root.defaults, layer.type) ? root.defaults[layer.type] : undefined;
  return isObject(shared) && Object.hasOwn(shared, part) ? shared[part] : undefined;
}
