import { initializer } from "../define/initializer.ts";
import { number } from "../define/option.ts";
import { matrixOnly } from "./matrix-only.ts";

/** Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", 2013. */
export const orthogonal = initializer({
  type: "orthogonal",
  summary:
    "A matrix that keeps the length of what it is multiplied by: its columns, or its rows where they are fewer, have length 1 and are at right angles. The default of recurrent kernels.",
  formula: "gain · Q of the decomposition Q · R of normal draws",
  options: { gain: number({ summary: "The length of each column or row.", default: 1 }) },
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: orthogonal }",
  check: ({ shape }) => (shape.length < 2 ? matrixOnly("orthogonal", shape) : undefined),
  distribution: ({ shape }, { gain }) => ({ kind: "orthogonal", columns: shape.at(-1) ?? 1, gain }),
});
