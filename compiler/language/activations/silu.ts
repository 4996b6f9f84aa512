import { multiply } from "../../ops/multiply.ts";
import { sigmoid } from "../../ops/sigmoid.ts";
import { activation } from "../define/activation.ts";

/** A sigmoid linear unit, also called swish (Ramachandran and others 2017). */
export const silu = activation({
  type: "silu",
  summary: "Multiplies a value by its own sigmoid: a smooth relu with a dip below 0.",
  formula: "x / (1 + e^−x)",
  options: {},
  example: "layers:\n  - { type: dense, units: 64, activation: silu }",
  build: (graph, value) => graph.apply(multiply, [value, graph.apply(sigmoid, [value], {}, "share")], {}),
});
