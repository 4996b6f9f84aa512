import type { Json } from "../ir/json.ts";
import type { Answer } from "./answer.ts";
import type { Measure } from "./network-module.ts";

/** A part of the rows. */
export type Part = "training" | "validation" | "test";

/** The values of a network at one point of its training; claims are checked against it. */
export interface Snapshot {
  /** The prediction for one row, by column name if columns have names. */
  readonly predict: (inputs: Json) => Answer;
  /** Nested lists in the shape of the parameter. */
  readonly parameter: (path: string) => Json;
  /** ∂loss/∂parameter on all training rows, in the shape of the parameter. */
  readonly gradient: (path: string) => Json;
  /** The output of a layer for one row; without `inputs` for the first training row. */
  readonly layer: (layer: string, inputs: Json | undefined) => Answer;
  readonly shape: (layer: string) => readonly number[];
  /** The loss or a metric over one part of the rows. */
  readonly measure: (name: string, on: Part) => Measure;
  /** Its values at every measurement, the first before training. */
  readonly trend: (name: string, on: Part) => readonly number[];
  /** The length of the training so far; `updates` are iterations that changed a parameter. */
  readonly lasted: (name: "iterations" | "epochs" | "updates") => number;
  /** Why the training ended: its length (`iterations`, `epochs`), or a stopping criterion. */
  readonly stop: () => string;
  readonly count: (name: "parameters" | "multiplyAdds") => number;
}
