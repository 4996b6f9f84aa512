import type { Value } from "../../ir/graph-builder.ts";
import { lastSize } from "../../ir/shape.ts";
import { add } from "../../ops/add.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { globalAveragePooling2d } from "../../ops/global-average-pooling2d.ts";
import { multiply } from "../../ops/multiply.ts";
import { spreadPixels } from "../../ops/spread-pixels.ts";
import { subtract } from "../../ops/subtract.ts";
import { augmentation } from "../define/augmentation.ts";
import { drawn, factor } from "./factors.ts";
import { sidesOf } from "./moves.ts";

/** Makes the contrast of images weaker or stronger. */
export const randomContrast = augmentation({
  type: "randomContrast",
  summary: "Makes the contrast of each image weaker or stronger by a random factor, about the mean of each channel.",
  formula: "mean + (1 + u) · (input − mean), u evenly drawn from the factor",
  options: { factor: factor("The share by which the contrast changes at most, or [least, most].") },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: randomContrast, factor: 0.2 }",
  takes: "images",
  build: ({ graph, rows, options, draw }) => {
    const image = sidesOf(rows);
    const change = drawn(graph, draw(1), 0, options.factor);
    const changes = graph.apply(concatenate, Array<Value>(lastSize(rows.shape)).fill(change), {});
    const everywhere = (value: Value) => graph.apply(spreadPixels, [value], { image });
    const mean = everywhere(graph.apply(globalAveragePooling2d, [rows], {}, "mean"));
    const beside = graph.apply(subtract, [rows, mean], {});
    return graph.apply(add, [rows, graph.apply(multiply, [everywhere(changes), beside], {})], {});
  },
});
