import { step as stepOp } from "../../ops/step.ts";
import { activation } from "../define/activation.ts";
import { number } from "../define/option.ts";

/** All or none. */
export const step = activation({
  type: "step",
  summary:
    "1 where the value reaches the threshold, else 0: all or none. Its slope is 0 everywhere, so nothing is learnt through it.",
  formula: "1 where x ≥ threshold, else 0",
  options: {
    threshold: number({ summary: "The smallest value at which the unit fires.", default: 0 }),
  },
  example: "layers:\n  - { type: dense, units: 1, activation: { type: step, threshold: 1.5 } }",
  build: (graph, value, { threshold }) => graph.apply(stepOp, [value], { threshold }),
});
