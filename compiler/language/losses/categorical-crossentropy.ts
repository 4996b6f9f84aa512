import { lastSize } from "../../ir/shape.ts";
import { softmaxCrossentropy } from "../../ops/softmax-crossentropy.ts";
import { loss } from "../define/loss.ts";
import { reduction } from "./reduction.ts";
import { labelSmoothing, smooth } from "./smooth.ts";

/** How surprising the right category was, given the probabilities of all. */
export const categoricalCrossentropy = loss({
  type: "categoricalCrossentropy",
  summary:
    "For one of several categories: how surprising the right one was, given the probabilities of all. Follows the activation softmax, and is computed from the values before it, exact even where a probability rounds to 0.",
  formula: "−Σᵢ targetᵢ · ln pᵢ",
  options: { labelSmoothing, reduction: reduction("mean") },
  example: "layers:\n  - { type: dense, units: 3, activation: softmax }\nloss: categoricalCrossentropy",
  after: "softmax",
  targets: { between: [0, 1], sumsToOne: true },
  build: (graph, logits, target, options) => {
    const targets = smooth(graph, target, options.labelSmoothing, lastSize(target.shape));
    return graph.apply(softmaxCrossentropy, [logits, targets], {}, "ofRow");
  },
});
