import { initializer } from "../define/initializer.ts";
import { number } from "../define/option.ts";
import { matrixOnly } from "./matrix-only.ts";

/** What goes in comes out (Le, Jaitly and Hinton 2015 begin recurrent nets of relu units with it). */
export const identity = initializer({
  type: "identity",
  summary: "1 on the diagonal and 0 elsewhere: what goes in comes out.",
  formula: "gain where row = column, else 0",
  options: { gain: number({ summary: "The number on the diagonal.", default: 1 }) },
  example: "layers:\n  - { type: dense, units: 4, weightsInitializer: identity }",
  check: ({ shape }) => (shape.length === 2 ? undefined : matrixOnly("identity", shape)),
  distribution: ({ shape }, { gain }) => ({ kind: "identity", columns: shape[1] ?? 1, gain }),
});
