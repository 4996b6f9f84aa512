import { concatenate as concatenateOp } from "../../ops/concatenate.ts";
import { layer } from "../define/layer.ts";

/** Several layers side by side. */
export const concatenate = layer({
  type: "concatenate",
  summary: "Concatenates the values of several layers along the last axis, in the order of `inputs`.",
  options: {},
  example:
    "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, name: seen, units: 8 }\n  - { type: dense, name: known, units: 4 }\n  - { type: concatenate, inputs: [seen, known] }",
  takes: "many",
  mask: "keeps",
  shape: ([first = [], ...others]) => {
    const leading = first.slice(0, -1);
    const odd = others.find((other) => other.slice(0, -1).join() !== leading.join() || other.length !== first.length);
    if (odd) {
      return {
        mistake: `The inputs differ before the last axis: [${first.join(", ")}] and [${odd.join(", ")}].`,
        hint: "Only the last axis may differ; `flatten` leaves one axis alone.",
        option: "inputs",
      };
    }
    const sizes = [first, ...others].map((row) => row.at(-1) ?? 0);
    return [...leading, sizes.reduce((sum, size) => sum + size, 0)];
  },
  build: ({ graph, inputs }) => graph.apply(concatenateOp, inputs, {}),
});
