import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../ir/json.ts";
import type { Resolving } from "./resolving.ts";

/** Keys that a layer inside another cannot have: those of the outer one hold. */
const outerKeys = ["name", "inputs", "trainable"];

/** Reports keys of a layer inside another that belong to the outer one; true if there are none. */
export function checkInnerLayer(at: Resolving, layer: Json, pointer: string): boolean {
  const wrong = outerKeys.filter((key) => isObject(layer) && Object.hasOwn(layer, key));
  for (const key of wrong) {
    at.report(
      diagnostic("layer-options", at.keyRangeAt(`${pointer}/${key}`), {
        mistake: `The layer inside has its own \`${key}\`.`,
        advice: `Write \`${key}\` beside \`layer\`.`,
      }),
    );
  }
  return wrong.length === 0;
}
