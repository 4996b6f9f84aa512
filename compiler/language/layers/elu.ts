import { elu as eluOp } from "../../ops/elu.ts";
import { layer } from "../define/layer.ts";
import { number } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** An exponential linear unit (Clevert and others 2016). */
export const elu = layer({
  type: "elu",
  summary: "The exponential linear unit as a layer: x above 0; below, a smooth curve down to −alpha.",
  formula: "x where x ≥ 0, alpha · (e^x − 1) below",
  options: {
    alpha: number({ summary: "How far below 0 it goes.", default: 1, exclusiveMinimum: 0 }),
  },
  example: "layers:\n  - { type: input, shape: [4] }\n  - { type: dense, units: 8 }\n  - { type: elu, alpha: 0.5 }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { alpha } }) => graph.apply(eluOp, [onlyInput(inputs)], { alpha }, "curved"),
});
