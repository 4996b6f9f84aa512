import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../ir/json.ts";
import type { Resolving } from "../resolving.ts";
import type { ShapedLayer } from "./layer-draft.ts";

/** Warns of an initializer or a regularizer without a parameter: `biasInitializer` with `useBias: false`. */
export function reportWithoutParameter(at: Resolving, layers: readonly ShapedLayer[]): void {
  for (const layer of layers) {
    for (const { option, parameter } of forParameters(layer)) {
      const pointer = layer.pointerOf(option);
      if (hasParameter(layer, parameter) || !isChanged(layer, option)) continue;
      // An option in `defaults:` may be for other layers of the type.
      const alike = layers.filter(({ type }) => type === layer.type);
      if (pointer.startsWith("/defaults/") && alike.some((each) => hasParameter(each, parameter))) continue;
      const because = `${layer.name} has no ${parameter}`;
      at.report(diagnostic("ignored", at.keyRangeAt(pointer), { what: `\`${option}:\``, because }));
    }
  }
}

/** The options of a layer that are for one of its parameters, by name: `biasInitializer` is for `bias`. */
function forParameters({
  word,
  shape,
}: ShapedLayer): readonly { readonly option: string; readonly parameter: string }[] {
  if (shape === undefined) return [];
  return Object.keys(word.options).flatMap((option) => {
    const parameter = /^(.+)(?:Initializer|Regularizer)$/.exec(option)?.[1];
    return parameter === undefined ? [] : [{ option, parameter }];
  });
}

function hasParameter({ parameters }: ShapedLayer, parameter: string): boolean {
  return parameters.some(({ name, stem = name }) => stem === parameter);
}

/** Whether the value differs from the default (a rendered spec contains all defaults). */
function isChanged({ options, word }: ShapedLayer, option: string): boolean {
  const value = options[option] as { readonly type?: Json } | undefined;
  return value !== undefined && value.type !== word.options[option]?.default;
}
