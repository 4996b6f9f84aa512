import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { eachTarget, innerLayers, type WrittenThing } from "../../ir/spec.ts";
import type { Language } from "../../language/language.ts";
import { optionAt } from "../../language/option-at.ts";
import { optionSchema } from "../../language/schema/family-schema.ts";

/**
 * The schema of `each:` in the repeats of a list of layers: for every copy a valid value of the option. It depends on
 * the layers of the repeat, so it is built for each spec; undefined if there is no `each:`.
 */
export function eachSchema(
  language: Language,
  layers: Json | undefined,
  defaults: Json | undefined,
): JsonObject | undefined {
  if (!Array.isArray(layers)) return undefined;
  const items = layers.map((layer) => repeatSchema(language, layer, defaults) ?? true);
  return items.every((item) => item === true) ? undefined : { items };
}

function repeatSchema(language: Language, repeat: Json, defaults: Json | undefined): JsonObject | undefined {
  const layers = innerLayers(repeat);
  const each = isObject(repeat) && isObject(repeat.each) ? repeat.each : {};
  const values = Object.keys(each).map((path) => [path, valuesSchema(language, layers, path, defaults)] as const);
  const below = eachSchema(language, layers as Json, defaults);
  if (values.length === 0 && below === undefined) return undefined;
  const own = { each: { properties: Object.fromEntries(values) } };
  return { properties: { ...own, ...(below === undefined ? {} : { layers: below }) } };
}

/** A path without an option is reported by stage 2. */
function valuesSchema(
  language: Language,
  layers: readonly WrittenThing[],
  path: string,
  defaults: Json | undefined,
): Json {
  const target = eachTarget(layers, path, defaults);
  if ("unknown" in target) return true;
  const option = optionAt(language, "layer", target.layer, target.option);
  return "key" in option ? true : { items: optionSchema(option) };
}
