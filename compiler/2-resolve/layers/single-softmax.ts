import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject } from "../../ir/json.ts";
import type { Resolving } from "../resolving.ts";
import type { ShapedLayer } from "./layer-draft.ts";
import { typeRange } from "./name-layers.ts";

/** Warns of a softmax over one value, which is always 1. */
export function reportSingleSoftmax(at: Resolving, layers: readonly ShapedLayer[]): void {
  for (const { name, options, shape, pointer, pointerOf } of layers) {
    const { activation } = options;
    if (!isObject(activation) || activation.type !== "softmax" || shape?.at(-1) !== 1) continue;
    const range = at.spec.ranges[pointerOf("activation")] ?? typeRange(at, pointer);
    at.report(diagnostic("needs-several-outputs", range, { activation: "softmax", layer: name }));
  }
}
