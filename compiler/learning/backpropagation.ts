import type { Word } from "../vocabulary/define.ts";

/** The slope of the loss, by the chain rule from the outputs back: the rule unless said otherwise. */
export const backpropagation: Word<Record<never, never>> = {
  family: "learning",
  type: "backpropagation",
  summary: "Moves every weight against the slope of the loss, found by the chain rule from the outputs back.",
  formula: "∂loss/∂weight",
  options: {},
  example: "learning: backpropagation",
};
