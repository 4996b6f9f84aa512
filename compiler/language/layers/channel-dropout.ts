import type { Value } from "../../ir/graph-builder.ts";
import { lastSize, product } from "../../ir/shape.ts";
import { multiply } from "../../ops/multiply.ts";
import { reshape } from "../../ops/reshape.ts";
import { spreadPixels } from "../../ops/spread-pixels.ts";
import type { LayerBuild } from "../define/layer.ts";
import { number } from "../define/option.ts";
import { dropoutFactors } from "./dropout-factors.ts";

/** The options of layers that leave channels out. */
export const spatialDropoutOptions = {
  rate: number({
    summary: "The share of the channels that is dropped, from 0 to below 1.",
    minimum: 0,
    exclusiveMaximum: 1,
  }),
};

/**
 * Drops whole channels: the factors of a row's channels, 0 or 1 / (1 − rate), are those that dropout gives [rows,
 * channels], and hold for every pixel or step.
 */
export function dropChannels(values: Value, request: LayerBuild<{ readonly rate: number }>): Value {
  const { graph, options, training, ordinal } = request;
  if (!training || options.rate === 0) return values;
  const channels = lastSize(values.shape);
  const pixels = product(values.shape.slice(1, -1));
  const factors = dropoutFactors(graph, channels, options.rate, ordinal, "channelFactors");
  const spread = graph.apply(spreadPixels, [factors], { image: [1, pixels] }, "factors");
  const shaped = graph.apply(reshape, [spread], { shape: values.shape }, "factorsOfValues");
  return graph.apply(multiply, [values, shaped], {}, "output");
}
