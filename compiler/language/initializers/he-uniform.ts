import { initializer } from "../define/initializer.ts";

/** He and others, "Delving deep into rectifiers", 2015. */
export const heUniform = initializer({
  type: "heUniform",
  summary: "Uniform between limits that suit relu (He and others 2015).",
  formula: "±√(6 / fanIn)",
  options: {},
  example: "layers:\n  - { type: dense, units: 4, activation: relu, weightsInitializer: heUniform }",
  distribution: ({ fanIn }) => {
    const limit = Math.sqrt(6 / fanIn);
    return { kind: "uniform", low: -limit, high: limit };
  },
});
