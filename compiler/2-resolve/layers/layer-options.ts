import { isObject, type Json } from "../../json.ts";
import { pointerTo } from "../../json-pointer.ts";
import { layers as layerWords } from "../../vocabulary/registry.gen.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import type { NamedLayer } from "./layer-draft.ts";

/** Every layer with all its options: its own, else those that `defaults:` gives its type, else those of the word. */
export function layerOptions(at: Resolving, names: readonly string[]): readonly NamedLayer[] {
  return at.value.layers.map((written, index) => namedLayer(at, written as Json, index, names[index] as string));
}

function namedLayer(at: Resolving, written: Json, index: number, name: string): NamedLayer {
  const type = typeOf(written);
  const word = layerWords[type];
  if (word === undefined) throw new Error(`stage 1 let the layer "${type}" pass`);
  const pointer = pointerTo("/layers", index);
  const own = optionsOf(written);
  const { defaults } = at.value;
  const shared = defaults !== undefined && Object.hasOwn(defaults, type) ? defaults[type] : undefined;
  const pointerOf = (option: string) =>
    pointerTo(option in own || !(shared && option in shared) ? pointer : pointerTo("/defaults", type), option);
  const values = { ...(isObject(shared) ? shared : {}), ...own };
  return {
    index,
    type,
    word,
    name,
    pointer,
    options: resolveOptions(at, word.options, { values, pointerOf }, type, pointer),
    trainable: values.trainable !== false,
    written: own.inputs,
    pointerOf,
  };
}
