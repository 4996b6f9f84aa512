import { metric } from "../define/metric.ts";

/** The loss itself, measured over all rows as it was defined. */
export const loss = metric({
  type: "loss",
  summary: "The loss itself. It is always measured; as a metric it may stand for clarity.",
  formula: "as `loss:` defines it",
  options: {},
  example: "metrics: [loss]",
  accumulate: "mean",
  better: "lower",
  categories: false,
  build: () => {
    throw new Error("the loss is measured by its own graph nodes, not as a metric");
  },
});
