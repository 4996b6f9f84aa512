import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import { layerNames, type SpecValue } from "../ir/spec.ts";

/** A value that differs between two specs; undefined if one of them does not have it. */
export interface SpecDifference {
  /** `layers.hidden.units` */
  readonly path: string;
  readonly before: Json | undefined;
  readonly now: Json | undefined;
}

/** Keys that do not affect training: they are not compared. */
const notTrained = ["about", "expect", "sweep"];

/** The differences of two rendered specs, in the order of the first; if types differ, only the type. */
export function specDifferences(before: SpecValue, now: SpecValue): readonly SpecDifference[] {
  return differencesAt("", trainedPart(before), trainedPart(now));
}

function trainedPart(spec: SpecValue): JsonObject {
  return Object.fromEntries(Object.entries(spec).filter(([key]) => !notTrained.includes(key)));
}

function differencesAt(path: string, before: Json | undefined, now: Json | undefined): readonly SpecDifference[] {
  const [one, other] = [asMap(path, before), asMap(path, now)];
  if (one === undefined || other === undefined) {
    return JSON.stringify(before) === JSON.stringify(now) ? [] : [{ path, before, now }];
  }
  if (one.type !== other.type) return [{ path, before: one.type, now: other.type }];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => differencesAt(path === "" ? key : `${path}.${key}`, one[key], other[key]));
}

/** A map, or a list of maps by name; undefined for a single value. */
function asMap(path: string, value: Json | undefined): JsonObject | undefined {
  if (isObject(value)) return value;
  if (!Array.isArray(value) || value.length === 0 || !value.every((each: Json) => isObject(each))) return undefined;
  const names = path === "layers" ? layerNames(value as SpecValue["layers"]) : value.map((_, index) => String(index));
  return Object.fromEntries(value.map((each: Json, index) => [names[index] as string, each]));
}

/** The maximum number of differences listed; the others are counted. */
const named = 3;

/** `optimizer.learningRate is 1 there and 0.5 here, and 2 more values`. */
export function differencesText(differences: readonly SpecDifference[]): string {
  const texts = differences.slice(0, named).map(({ path, before, now }) => {
    if (now === undefined) return `${path} is only there`;
    if (before === undefined) return `${path} is only here`;
    return `${path} is ${valueText(before)} there and ${valueText(now)} here`;
  });
  const more = differences.length - texts.length;
  if (more === 0) return texts.join("; ");
  return `${texts.join("; ")}; and ${more} more ${more === 1 ? "value" : "values"}`;
}

function valueText(value: Json): string {
  const shown = isObject(value) ? (value.type ?? value) : value;
  const text = typeof shown === "string" ? shown : JSON.stringify(shown);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
