import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { checkInnerLayer } from "../inner-layer.ts";
import { typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import type { UnrolledLayer } from "./unrolled-layer.ts";

/** The layer in a timeDistributed, with the name, the inputs and `trainable` of that; undefined after a mistake. */
export function layerOfSteps(at: Resolving, outer: UnrolledLayer): UnrolledLayer | undefined {
  const { pointer } = outer;
  const { layer, inputs, trainable } = isObject(outer.written) ? outer.written : {};
  const range = at.spec.ranges[`${pointer}/type`] ?? at.rangeAt(pointer);
  if (layer === undefined || layer === null) {
    at.report(diagnostic("missing-key", range, { key: "layer", of: "timeDistributed" }));
    return undefined;
  }
  const type = typeOf(layer as Json);
  const fitting = Object.values(at.language.layers).filter(({ eachStep }) => eachStep);
  if (!fitting.some((word) => word.type === type)) {
    const names = fitting.map((word) => word.type).join(", ");
    at.report(
      diagnostic("layer-options", at.rangeAt(`${pointer}/layer`), {
        mistake: `timeDistributed takes a layer that works along the last axis or value by value, not ${type}.`,
        advice: `There are: ${names}. What else a step needs is done before it becomes a step.`,
      }),
    );
    return undefined;
  }
  if (!checkInnerLayer(at, layer as Json, `${pointer}/layer`)) return undefined;
  const written = { ...(isObject(layer) ? layer : { type }), ...(inputs !== undefined && { inputs }) };
  return {
    ...outer,
    written: written as Json,
    pointer: `${pointer}/layer`,
    trainable: outer.trainable && trainable !== false,
  };
}
