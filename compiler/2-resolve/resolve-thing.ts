import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import { pointerTo } from "../ir/json-pointer.ts";
import type { Thing } from "../ir/thing.ts";
import type { Family, Options } from "../language/define/option.ts";
import { wordOf } from "../language/families.ts";
import { checkInnerLayer } from "./inner-layer.ts";
import type { Resolving } from "./resolving.ts";

/** Options as written, and the JSON pointer of each: in the thing itself, or in the `defaults:` that it comes from. */
export interface WrittenOptions {
  readonly values: JsonObject;
  readonly pointerOf: (name: string) => string;
}

/** The type of a thing, written alone or with options. */
export function typeOf(written: Json | undefined, otherwise = ""): string {
  if (typeof written === "string") return written;
  const type = isObject(written) ? written.type : undefined;
  return typeof type === "string" ? type : otherwise;
}

/** The options without the type. */
export function optionsOf(written: Json | undefined): JsonObject {
  if (!isObject(written)) return {};
  const { type: _, ...options } = written;
  return options;
}

/** The thing at `pointer` with all its options. */
function resolveThing(at: Resolving, family: Family, written: Json, pointer: string): Thing {
  const type = typeOf(written, family === "split" ? "random" : "");
  const word = wordOf(at.language, family, type);
  if (word === undefined) throw new Error(`stage 1 accepted the unknown ${family} "${type}"`);
  const own = { values: optionsOf(written), pointerOf: (name: string) => pointerTo(pointer, name) };
  return { type, options: resolveOptions(at, word.options, own, type, pointer) };
}

/** All options of a word: as written, else the default; nested things with their own options. */
export function resolveOptions(
  at: Resolving,
  options: Options,
  written: WrittenOptions,
  of: string,
  pointer: string,
): JsonObject {
  const resolved: { [name: string]: Json } = {};
  for (const [name, option] of Object.entries(options)) {
    const value = written.values[name] ?? option.default;
    if (value !== undefined && value !== null) {
      resolved[name] =
        option.family === undefined ? value : resolveEach(at, option.family, value, written.pointerOf(name));
    } else if (option.required) {
      at.report(diagnostic("missing-key", missingRange(at, pointer), { key: name, of }));
    }
  }
  return resolved;
}

/** A thing, a list of things, or a number that stands for one. */
function resolveEach(at: Resolving, family: Family, value: Json, pointer: string): Json {
  if (typeof value === "string" || isObject(value)) {
    if (family === "layer") checkInnerLayer(at, value, pointer);
    return resolveThing(at, family, value, pointer) as unknown as Json;
  }
  if (!Array.isArray(value)) return value;
  return value.map((each, index) => resolveEach(at, family, each as Json, pointerTo(pointer, index)));
}

/** A missing key is reported at the type of the thing. */
function missingRange(at: Resolving, pointer: string) {
  return at.spec.ranges[`${pointer}/type`] ?? at.rangeAt(pointer);
}
