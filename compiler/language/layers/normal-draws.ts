import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Shape } from "../../ir/shape.ts";
import { cosine } from "../../ops/cosine.ts";
import { logarithm } from "../../ops/logarithm.ts";
import { multiply } from "../../ops/multiply.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { subtract } from "../../ops/subtract.ts";
import { uniform } from "../../ops/uniform.ts";
import { secondStreamOf } from "./second-stream.ts";

/**
 * Standard normal numbers, new ones at each update: √(−2 log(1 − u₁)) · cos(2π u₂) (Box and Muller 1958), where u₁ and u₂ are
 * drawn by counter from the two streams of the layer, so that they do not depend on threads.
 */
export function normalDraws(graph: GraphBuilder, shape: Shape, ordinal: number): Value {
  const keys = [graph.key("seed"), graph.key("iteration")] as const;
  const first = graph.apply(uniform, keys, { shape, stream: ordinal }, "radii");
  const second = graph.apply(uniform, keys, { shape, stream: secondStreamOf(ordinal) }, "turns");
  const rest = graph.apply(subtract, [graph.constant(1), first], {}, "rest");
  const logs = graph.apply(multiply, [graph.constant(-2), graph.apply(logarithm, [rest], {}, "logs")], {}, "squares");
  const angles = graph.apply(multiply, [second, graph.constant(6.283185307179586)], {}, "angles");
  const radius = graph.apply(squareRoot, [logs], {}, "radius");
  return graph.apply(multiply, [radius, graph.apply(cosine, [angles], {}, "cosines")], {}, "normal");
}
