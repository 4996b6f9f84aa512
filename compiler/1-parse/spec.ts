import type { Place } from "../diagnostics/place.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";

/** A thing with kinds as it is written: its type alone, or with options. */
export type WrittenThing = string | JsonObject;

/** The spec as written: valid YAML that fits the schema, with the place of everything in it. */
export interface Spec {
  readonly kind: "spec";
  /** The path as the user wrote it. */
  readonly file: string;
  /** The text, for code frames. */
  readonly text: string;
  readonly value: SpecValue;
  /**
   * By JSON pointer: `/layers/0/activation`; the key's own place is at the pointer + `#`, the first character of a block
   * of text (`text: |`) at the pointer + `|`.
   */
  readonly places: { readonly [pointer: string]: Place };
  /** The text of each number as written, by JSON pointer: `0.5000000`. */
  readonly numbers: { readonly [pointer: string]: string };
}

/** What a spec may hold, after the schema has checked it. */
export interface SpecValue {
  readonly name?: string;
  readonly about?: string;
  readonly seed?: number;
  readonly precision?: "float32" | "float64";
  readonly dataset?: WrittenThing;
  readonly defaults?: { readonly [layerType: string]: JsonObject };
  readonly layers: readonly WrittenThing[];
  readonly outputs?: string | readonly string[];
  readonly learning?: WrittenThing;
  readonly loss?: WrittenThing | readonly WrittenThing[];
  readonly optimizer?: WrittenThing;
  readonly metrics?: WrittenThing | readonly WrittenThing[];
  readonly train?: JsonObject;
  readonly expect?: JsonObject;
  readonly sweep?: JsonObject;
}

/** The name of each layer: as written, else its type and its ordinal among the layers of that type. */
export function layerNames(layers: SpecValue["layers"]): readonly string[] {
  const ordinals = new Map<string, number>();
  return layers.map((layer) => {
    const written = layer as Json;
    const type = String(isObject(written) ? written.type : written);
    const ordinal = (ordinals.get(type) ?? 0) + 1;
    ordinals.set(type, ordinal);
    const name = isObject(written) ? written.name : undefined;
    return typeof name === "string" ? name : `${type}${ordinal}`;
  });
}
