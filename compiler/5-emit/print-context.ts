import type { Precision } from "../ir/graph.ts";
import type { Imports } from "./print-expression.ts";

/** What printing statements needs to know. */
export interface PrintContext {
  /** The precision of the arrays that are stored to. */
  readonly precision: Precision;
  readonly imports: Imports;
  /** How an array is reached outside of loops: `w.dense1Output`. */
  readonly reach: (buffer: string) => string;
}
