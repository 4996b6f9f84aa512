import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Shape } from "../ir/shape.ts";
import type { Op } from "../ops/op.ts";
import type { Draw } from "./draw-values.ts";

/** An op on inputs of certain shapes: what is tried. */
export interface OpCase {
  readonly op: Op;
  readonly attributes: JsonObject;
  readonly inputs: readonly CaseInput[];
}

/** One input of an op that is tried. */
export interface CaseInput {
  /** `["rows", 3]`: three numbers in each row of the batch. */
  readonly shape: Shape;
  /** What its random values are like; default `signed`. */
  readonly draw?: Draw;
  /** Not differentiated: the op takes it as it is. */
  readonly fixed?: true;
  /** What it is made of where slopes are tried: the inputs before it. */
  readonly made?: (graph: GraphBuilder, inputs: readonly Value[]) => Value;
}
