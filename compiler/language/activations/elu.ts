import { elu as eluOp } from "../../ops/elu.ts";
import { activation } from "../define/activation.ts";
import { number } from "../define/option.ts";

/** An exponential linear unit (Clevert and others 2016). */
export const elu = activation({
  type: "elu",
  summary: "x above 0; below, a smooth curve down to −alpha.",
  formula: "x where x ≥ 0, alpha · (e^x − 1) below",
  options: {
    alpha: number({ summary: "How far below 0 it goes.", default: 1, exclusiveMinimum: 0 }),
  },
  example: "layers:\n  - { type: dense, units: 64, activation: elu }",
  build: (graph, value, { alpha }) => graph.apply(eluOp, [value], { alpha }),
});
