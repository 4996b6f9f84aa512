import { repeatSteps } from "../../ops/repeat-steps.ts";
import { layer } from "../define/layer.ts";
import { integer } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** One row as a sequence of equal steps, for a layer that writes a sequence from it. */
export const repeatVector = layer({
  type: "repeatVector",
  summary: "Repeats the values of a row as the steps of a sequence: [values] becomes [n, values].",
  formula: "inputs, n times",
  options: { n: integer({ summary: "How many steps.", minimum: 1 }) },
  example:
    "layers:\n  - { type: input, shape: [3] }\n  - { type: repeatVector, n: 5 }\n  - { type: simpleRnn, units: 2, returnSequences: true }",
  takes: "one",
  shape: ([row = []], { n }) =>
    row.length === 1
      ? [n, ...row]
      : { mistake: `repeatVector takes values, not [${row.join(", ")}]`, hint: "Put a flatten before it." },
  build: ({ graph, inputs, options: { n } }) => graph.apply(repeatSteps, [onlyInput(inputs)], { steps: n }, "output"),
});
