import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { JsonObject } from "../ir/json.ts";
import { largest } from "../ir/precision.ts";
import { clip } from "../ops/clip.ts";
import { divide } from "../ops/divide.ts";
import { maximum } from "../ops/maximum.ts";
import { multiply } from "../ops/multiply.ts";
import { norm } from "../ops/norm.ts";

/** A gradient, and the path of its parameter. */
export interface PathGradient {
  readonly path: string;
  readonly gradient: Value;
}

/**
 * The gradients, clipped by the optimizer's options: `clipValue` each value, `clipNorm` each gradient by its own norm,
 * `globalClipNorm` all by the norm of all of them. Norms: g · (limit / max(‖g‖, limit)), exactly g if the norm is below
 * the limit.
 */
export function clipGradients(
  graph: GraphBuilder,
  gradients: readonly PathGradient[],
  { clipValue, clipNorm, globalClipNorm }: JsonObject,
): readonly Value[] {
  const forParameter = (path: string, build: () => Value): Value =>
    graph.at({ phase: "update", owner: joinName(path) }, build);
  if (typeof clipValue === "number") {
    return gradients.map(({ path, gradient }) =>
      forParameter(path, () => graph.apply(clip, [gradient], { limit: clipValue }, "clipped")),
    );
  }
  if (typeof clipNorm === "number") {
    return gradients.map(({ path, gradient }) =>
      forParameter(path, () => graph.apply(multiply, [gradient, factor(graph, [gradient], clipNorm)], {}, "clipped")),
    );
  }
  if (typeof globalClipNorm !== "number" || gradients.length === 0) return gradients.map(({ gradient }) => gradient);
  const all = gradients.map(({ gradient }) => gradient);
  const shared = graph.at({ phase: "update", owner: "clipping" }, () => factor(graph, all, globalClipNorm));
  return gradients.map(({ path, gradient }) =>
    forParameter(path, () => graph.apply(multiply, [gradient, shared], {}, "clipped")),
  );
}

/** limit / max(norm, limit): 1 if nothing is clipped. A limit above the largest number of the precision is that number. */
function factor(graph: GraphBuilder, gradients: readonly Value[], given: number): Value {
  const limit = Math.min(given, largest[graph.precision]);
  const length = graph.apply(norm, gradients, {}, "norm");
  const most = graph.apply(maximum, [length, graph.constant(limit)], {}, "longest");
  return graph.apply(divide, [graph.constant(limit), most], {}, "factor");
}
