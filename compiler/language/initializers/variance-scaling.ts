import { initializer } from "../define/initializer.ts";
import { choice, number } from "../define/option.ts";
import { cutOffNormal } from "./cut-off-normal.ts";
import { evenly } from "./evenly.ts";

/** The family of glorot, he and lecun initializers. */
export const varianceScaling = initializer({
  type: "varianceScaling",
  summary: "Random with a variance that shrinks with the fan: the family of glorot, he and lecun.",
  formula: "variance scale / n, n = fanIn, fanOut or their mean",
  options: {
    scale: number({ summary: "The variance where one value comes in.", default: 1, exclusiveMinimum: 0 }),
    mode: choice(["fanIn", "fanOut", "fanAvg"], { summary: "What counts as coming together.", default: "fanIn" }),
    distribution: choice(["truncatedNormal", "untruncatedNormal", "uniform"], {
      summary: "The shape of the distribution.",
      default: "truncatedNormal",
    }),
  },
  example:
    "layers:\n  - { type: dense, units: 4, weightsInitializer: { type: varianceScaling, scale: 2, mode: fanAvg } }",
  distribution: ({ fanIn, fanOut }, { scale, mode, distribution }) => {
    const together = { fanIn, fanOut, fanAvg: (fanIn + fanOut) / 2 }[mode];
    const variance = scale / Math.max(1, together);
    if (distribution === "uniform") return evenly(variance);
    if (distribution === "truncatedNormal") return cutOffNormal(variance);
    return { kind: "normal", mean: 0, stddev: Math.sqrt(variance) };
  },
});
