import type { JsonObject } from "../ir/json.ts";
import type { RowShape } from "../ir/shape.ts";
import type { LayerWord, MaskRule } from "./define/layer.ts";

/** A layer as its mask is decided: its options, the shapes of its inputs, and which of these have a mask. */
export interface MaskedInputs {
  readonly options: JsonObject;
  readonly shapes: readonly RowShape[];
  readonly masked: readonly boolean[];
}

/** What becomes of the mask: the output has one by the rule, or none, or one is `lost` there. */
export type MaskOfLayer = Exclude<MaskRule, "ends"> | "none" | "lost";

/**
 * What becomes of the masks of a layer's inputs, as stage 2 reports it and stage 3 builds it. One that only some of several
 * inputs have is lost where the layer would keep it: every step of the others counts.
 */
export function maskOfLayer({ mask }: Pick<LayerWord, "mask">, inputs: MaskedInputs): MaskOfLayer {
  const rule = typeof mask === "function" ? mask(inputs.options, inputs.shapes) : mask;
  const isMasked = inputs.masked.includes(true);
  if (typeof rule === "object") return rule.ofMask && !isMasked ? "none" : (rule as MaskRule & object);
  if (!isMasked) return "none";
  if (rule === "ends") return "none";
  if (rule === "first") return inputs.masked[0] ? "first" : "none";
  return rule === "keeps" && !inputs.masked.includes(false) ? "keeps" : "lost";
}
