import { layerNames } from "../../1-parse/spec.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../json.ts";
import { pointerTo } from "../../json-pointer.ts";
import type { Resolving } from "../resolving.ts";

/** The names of the layers; without `clear`, two layers or a layer and the input cannot be told apart. */
export interface CheckedNames {
  readonly names: readonly string[];
  readonly clear: boolean;
}

/** The names, with a diagnostic for each that cannot be one. */
export function checkedNames(at: Resolving): CheckedNames {
  const { layers } = at.value;
  const names = layerNames(layers);
  names.forEach((name, index) => {
    const written = layers[index] as Json;
    const pointer = pointerTo("/layers", index);
    const place = isObject(written) && "name" in written ? at.placeAt(`${pointer}/name`) : typePlace(at, pointer);
    const why = whyNot(name);
    if (why !== undefined) at.report(diagnostic("bad-name", place, { name, what: "a layer", why }));
    const first = names.indexOf(name);
    if (first < index) {
      const { line } = typePlace(at, pointerTo("/layers", first));
      at.report(diagnostic("duplicate-layer", place, { name, line }));
    }
  });
  return { names, clear: new Set([...names, "input"]).size === names.length + 1 };
}

/** The place of a layer: its type. */
export function typePlace(at: Resolving, pointer: string) {
  return at.spec.places[`${pointer}/type`] ?? at.placeAt(pointer);
}

function whyNot(name: string): string | undefined {
  if (name === "input") return "it stands for what enters the network";
  if (name.length > 100) return "it is longer than 100 characters";
  if (!/^[A-Za-z]/.test(name)) return "it does not begin with a letter";
  const odd = /[^A-Za-z0-9_]/.exec(name)?.[0];
  return odd === undefined ? undefined : `it contains ${odd === " " ? "a space" : `"${odd}"`}`;
}
