import { binary } from "./elementwise.ts";

/**
 * The gradient through relu: upstream where the output is above 0, else 0 (at exactly 0 too). No gradient: it is only
 * used in gradients.
 */
export const reluGradient = binary({
  name: "reluGradient",
  kernel: "reluGradient",
  summary: "upstream where output > 0, else 0",
  evaluate: (output, upstream) => (output > 0 ? upstream : 0),
  formula: (output, upstream, { choose, number }) => choose(output, ">", number(0), upstream, number(0)),
});
