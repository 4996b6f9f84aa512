import fc from "fast-check";
import type { Json, JsonObject } from "../../compiler/ir/json.ts";
import { layers as words } from "../../compiler/language/registry.gen.ts";
import { withDefaults } from "../../compiler/testing/with-defaults.ts";

/** Layers that move windows over images, or place and enlarge them; each has a sister for sequences. */
const kinds = [
  "conv2d",
  "depthwiseConv2d",
  "separableConv2d",
  "conv2dTranspose",
  "maxPooling2d",
  "averagePooling2d",
  "upSampling2d",
  "zeroPadding2d",
  "cropping2d",
  "spatialDropout2d",
  "globalMaxPooling2d",
  "globalAveragePooling2d",
] as const;

/** One layer, as it is drawn. */
const drawnLayer = fc.record({
  kind: fc.constantFrom(...kinds),
  height: fc.integer({ min: 1, max: 4 }),
  width: fc.integer({ min: 1, max: 4 }),
  strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  dilationRate: fc.constantFrom(1, 2, 3),
  padding: fc.constantFrom("valid", "same"),
  units: fc.integer({ min: 1, max: 9 }),
  groups: fc.constantFrom(1, 1, 3),
  useBias: fc.boolean(),
  activation: fc.constantFrom("linear", "relu", "tanh"),
});

type Drawn = typeof drawnLayer extends fc.Arbitrary<infer T> ? T : never;

const size = fc.integer({ min: 1, max: 7 });

/** A net of up to four such layers on images or sequences of odd sizes, which learns. */
export const randomWindows: fc.Arbitrary<Json> = fc
  .record({
    precision: fc.constantFrom("float32", "float64"),
    row: fc.oneof(fc.tuple(size, size), fc.tuple(size, size, fc.integer({ min: 1, max: 6 }))),
    steps: fc.array(drawnLayer, { minLength: 1, maxLength: 4 }),
  })
  .map(({ precision, row, steps }): Json => {
    let here: readonly number[] = row;
    const layers = steps.flatMap((step): JsonObject[] => {
      const layer = here.length === 1 ? undefined : layerOf(step, here);
      const shape =
        layer && words[layer.type as string].shape([here], withDefaults(words[layer.type as string], layer), []);
      // What does not fit, or is large, is left out.
      if (!layer || !shape || "mistake" in shape || shape.reduce((product, each) => product * each, 1) > 400) return [];
      here = shape;
      return [layer];
    });
    const zeros = row.reduceRight<Json>((values, each) => Array(each).fill(values), 0);
    return {
      precision,
      dataset: { type: "inline", inputs: [zeros], targets: [[1, 0]] },
      layers: [
        { type: "dense", units: row[row.length - 1] },
        ...layers,
        "flatten",
        { type: "dense", units: 2, activation: "softmax" },
      ],
      loss: "categoricalCrossentropy",
      optimizer: { type: "sgd", momentum: 0.5 },
      train: { iterations: 2, batchSize: 3 },
    };
  });

/** The layer for images, or its sister for sequences. */
function layerOf(step: Drawn, here: readonly number[]): JsonObject {
  const isSequence = here.length === 2;
  const type = isSequence ? step.kind.replace("2d", "1d") : step.kind;
  const both = ([height, width]: readonly [number, number]): Json => (isSequence ? width : [height, width]);
  const { padding, useBias, activation, units } = step;
  const window = both([step.height, step.width]);
  if (type.startsWith("global")) return { type };
  if (type.startsWith("spatial")) return { type, rate: units / 10 };
  if (type === "upSampling2d") return { type, size: window, interpolation: useBias ? "bilinear" : "nearest" };
  if (type === "upSampling1d") return { type, size: window };
  if (type.startsWith("zeroPadding")) return { type, padding: both([step.height - 1, step.width]) };
  if (type.startsWith("cropping")) return { type, cropping: both([step.height - 1, step.width - 1]) };
  if (type.includes("Pooling")) return { type, poolSize: window, strides: both(step.strides), padding };
  const channels = here[here.length - 1] ?? 1;
  return {
    type,
    kernelSize: window,
    strides: both(step.strides),
    dilationRate: Math.max(...step.strides) === 1 ? step.dilationRate : 1,
    padding: /^(conv|depthwiseConv|separableConv)1d$/.test(type) && units > 5 ? "causal" : padding,
    useBias,
    activation,
    ...(type.startsWith("depthwise") ? {} : { filters: units }),
    ...(/depthwise|separable/.test(type) && { depthMultiplier: 1 + (units % 3) }),
    ...(/^conv.d$/.test(type) && channels % step.groups === 0 && units % step.groups === 0 && { groups: step.groups }),
  };
}
