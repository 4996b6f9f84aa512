import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import type { RowShape } from "../ir/shape.ts";
import type { LayerBuild, LayerWord } from "../language/define/layer.ts";
import { maskOfLayer } from "../language/mask-of-layer.ts";
import { maximum } from "../ops/maximum.ts";

/** Builds the mask of a layer's output, `[rows, steps]`; `undefined` where it has none. */
export function layerMask(word: LayerWord, request: Omit<LayerBuild<JsonObject>, "mask">): Value | undefined {
  const { graph, inputs, masks, options } = request;
  const shapes = inputs.map(({ shape }) => shape.slice(1) as RowShape);
  const mask = maskOfLayer(word, { options, shapes, masked: masks.map((each) => each !== undefined) });
  if (typeof mask === "object") return mask.build(request as Omit<LayerBuild<never>, "mask">);
  if (mask === "first") return masks[0];
  return mask === "keeps" ? anyOf(graph, masks as readonly Value[]) : undefined;
}

/** The steps that any of the masks keeps; masks that are the same value stay it. */
function anyOf(graph: GraphBuilder, masks: readonly Value[]): Value {
  const [first, ...others] = masks.filter((mask, index) => masks.findIndex(({ node }) => node === mask.node) === index);
  if (first === undefined) throw new Error("there is no mask to keep");
  return others.reduce((kept, next) => graph.apply(maximum, [kept, next], {}, "mask"), first);
}
