import type { OutputModel } from "./model.ts";

/** Above which an answer is a yes by default: a probability of one half, or a score of 0 where the loss learns signs. */
export function neutralThreshold(output: OutputModel | undefined): number {
  return output?.target?.signs ? 0 : 0.5;
}
