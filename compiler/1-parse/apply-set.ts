import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Place } from "../diagnostics/place.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { pointerTo } from "../json-pointer.ts";
import { judge, type Parsed } from "./parse.ts";
import { readYaml } from "./read-yaml.ts";
import { layerNames, type Spec, type SpecValue } from "./spec.ts";

/** The spec with one value changed, as `--set path=value` on the command line asks for it. */
export function applySetting(spec: Spec, written: string): Parsed {
  const equals = written.indexOf("=");
  const path = written.slice(0, Math.max(0, equals)).trim();
  if (equals > 0 && path !== "") return applySet(spec, path, written.slice(equals + 1));
  const place = argumentPlace(written);
  return { diagnostics: [diagnostic("set-syntax", place, { written })] };
}

/**
 * The spec with the value at `path` changed: keys joined by dots, layers by name (`layers.hidden.units`). The value is
 * YAML. What comes of it is checked as a spec is; where it is wrong, the argument itself is shown as the place.
 */
function applySet(spec: Spec, path: string, valueText: string): Parsed {
  const argument = `${path}=${valueText}`;
  const place = argumentPlace(argument);
  const { values, diagnostics } = readYaml(valueText, place.file);
  if (valueText.trim() === "") return { diagnostics: [diagnostic("set-syntax", place, { written: argument })] };
  if (values === undefined) return { diagnostics: diagnostics.map((each) => ({ ...each, place })) };
  const changed = change(spec, path, values.value, place);
  if ("code" in changed) return { diagnostics: [changed] };
  const { value, pointer } = changed;
  const below = (each: string) => each === pointer || each.startsWith(`${pointer}/`) || each === `${pointer}#`;
  const places = { ...withoutBelow(spec.places, below), [pointer]: place, [`${pointer}#`]: place };
  const own = Object.entries(values.numbers).map(([at, text]) => [`${pointer}${at}`, text]);
  const numbers = { ...withoutBelow(spec.numbers, below), ...Object.fromEntries(own) };
  const mistakes = judge(value, { places, numbers });
  if (mistakes.length > 0) return { diagnostics: mistakes };
  return { spec: { ...spec, value: value as unknown as SpecValue, places, numbers }, diagnostics };
}

/** A command-line argument is shown as a file of one line. */
function argumentPlace(argument: string): Place {
  return { file: `--set ${argument}`, line: 1, column: 1, length: Math.max(1, argument.length) };
}

function withoutBelow<Value>(
  record: { readonly [pointer: string]: Value },
  below: (pointer: string) => boolean,
): { readonly [pointer: string]: Value } {
  return Object.fromEntries(Object.entries(record).filter(([pointer]) => !below(pointer)));
}

interface Changed {
  readonly value: JsonObject;
  /** The JSON pointer of what was set. */
  readonly pointer: string;
}

function change(spec: Spec, path: string, value: Json, place: Place): Changed | Diagnostic {
  const root = spec.value as unknown as JsonObject;
  const parts = path.split(".");
  const pointers = [""];
  const unknown = (part: string, candidates: readonly string[]): Diagnostic => {
    const advice = didYouMean(part, candidates);
    return diagnostic("unknown-path", place, { path, part, ...(advice === undefined ? {} : { advice }) });
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
  return isDiagnostic(changed) ? changed : { value: changed as JsonObject, pointer: pointers.at(-1) ?? "" };
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
