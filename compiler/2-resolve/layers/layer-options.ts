import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import type { NamedLayer } from "./layer-draft.ts";
import { typeRange } from "./name-layers.ts";
import type { UnrolledLayer } from "./unrolled-layer.ts";

/** Every layer with all its options: its own, else those of `defaults:` for its type, else the defaults of the word. */
export function layerOptions(at: Resolving, layers: readonly UnrolledLayer[]): readonly NamedLayer[] {
  return layers.map((layer, index) => namedLayer(at, layer, index));
}

function namedLayer(at: Resolving, layer: UnrolledLayer, index: number): NamedLayer {
  const { written, name, pointer, list, before, given } = layer;
  const type = typeOf(written);
  const word = at.language.layers[type];
  if (word === undefined) throw new Error(`stage 1 accepted the unknown layer "${type}"`);
  const own = optionsOf(written);
  const { defaults } = at.value;
  const shared = defaults !== undefined && Object.hasOwn(defaults, type) ? defaults[type] : undefined;
  const pointerOf = (option: string) =>
    given.get(pointerTo(pointer, option)) ??
    pointerTo(option in own || !(shared && option in shared) ? pointer : pointerTo("/defaults", type), option);
  const values = { ...(isObject(shared) ? shared : {}), ...own };
  const options = resolveOptions(at, word.options, { values, pointerOf }, type, pointer);
  const wrong = word.check?.(options);
  if (wrong !== undefined) {
    const range = wrong.option === undefined ? typeRange(at, pointer) : at.keyRangeAt(pointerOf(wrong.option));
    at.report(diagnostic("layer-options", range, { mistake: `${wrong.mistake}.`, advice: wrong.hint }));
  }
  return {
    index,
    type,
    word,
    name,
    pointer,
    list,
    before,
    options,
    trainable: layer.trainable && values.trainable !== false,
    written: own.inputs,
    pointerOf,
  };
}
