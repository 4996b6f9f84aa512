import { loss } from "../define/loss.ts";
import { categoricalCrossentropy } from "./categorical-crossentropy.ts";

/** Keras's word for the same loss with targets as indices; here the compiler knows how a category is encoded. */
export const sparseCategoricalCrossentropy = loss({
  type: "sparseCategoricalCrossentropy",
  summary: "categoricalCrossentropy under the name that Keras uses for targets given as indices; to the same bits.",
  formula: "−ln p of the right category",
  options: { reduction: categoricalCrossentropy.options.reduction },
  example: "layers:\n  - { type: dense, units: 3, activation: softmax }\nloss: sparseCategoricalCrossentropy",
  after: "softmax",
  targets: categoricalCrossentropy.targets,
  build: (graph, logits, target, options) =>
    categoricalCrossentropy.build(graph, logits, target, { ...options, labelSmoothing: 0 }),
});
