import type { JsonObject } from "../../compiler/ir/json.ts";
import type { Shape } from "../../compiler/ir/shape.ts";
import { outputOfWindows } from "../../compiler/ops/windows.ts";
import type { Draw } from "../../compiler/testing/draw-values.ts";
import type { OpCase } from "./op-case.ts";

const at = (draw: Draw, ...shape: Shape) => ({ shape, draw });

interface Windows {
  readonly size: readonly [number, number];
  readonly strides?: readonly [number, number];
  readonly dilation?: readonly [number, number];
  readonly padding?: "valid" | "same";
}

/** Windows over images of odd sizes: each padding, strides, dilations, windows as large as the image and smaller than a stride. */
const windows: readonly (readonly [image: readonly [number, number], windows: Windows])[] = [
  [[5, 4], { size: [3, 2] }],
  [[5, 4], { size: [3, 3], padding: "same" }],
  [[4, 5], { size: [2, 4], padding: "same" }],
  [[5, 7], { size: [3, 3], strides: [2, 2], padding: "same" }],
  [[6, 5], { size: [3, 2], strides: [2, 1] }],
  [[7, 4], { size: [2, 1], strides: [3, 2], padding: "same" }],
  [[7, 5], { size: [1, 2], strides: [2, 3] }],
  [[1, 1], { size: [3, 3], padding: "same" }],
  [[3, 2], { size: [3, 2] }],
];
const dilated: typeof windows = [
  [[5, 6], { size: [3, 2], dilation: [2, 3] }],
  [[5, 5], { size: [2, 3], dilation: [2, 1], padding: "same" }],
];

const attributesOf = ({ size, strides = [1, 1], dilation = [1, 1], padding = "valid" }: Windows): JsonObject => ({
  size,
  strides,
  dilation,
  padding,
});

/** The shape of what the windows see, as the case's op would say it. */
const seen = (image: readonly [number, number], each: Windows, channels: number): Shape =>
  outputOfWindows(["rows", ...image, channels], attributesOf(each) as never, channels);

const convolutions: readonly OpCase[] = [...windows, ...dilated].flatMap(([image, each], index): OpCase[] => {
  const inputs = [at("signed", "rows", ...image, 2), at("signed", ...each.size, 2, 3), at("signed", 3)];
  const attributes = attributesOf(each);
  // Every other one without a bias.
  return [{ op: "convolution2d", attributes, inputs: index % 2 === 0 ? inputs : inputs.slice(0, 2) }];
});

const convolutionGradients: readonly OpCase[] = [...windows, ...dilated].flatMap(([image, each]): OpCase[] => {
  const attributes = attributesOf(each);
  const upstream = at("signed", ...seen(image, each, 3));
  return [
    {
      op: "convolution2dInputGradient",
      attributes: { ...attributes, image },
      inputs: [upstream, at("signed", ...each.size, 2, 3)],
    },
    { op: "convolution2dKernelGradient", attributes, inputs: [at("signed", "rows", ...image, 2), upstream] },
  ];
});

const depthwise: readonly OpCase[] = [...windows, ...dilated].flatMap(([image, each], index): OpCase[] => {
  // Every third one with three kernels for a channel, every other one without a bias.
  const multiplier = index % 3 === 0 ? 3 : 1;
  const inputs = [
    at("signed", "rows", ...image, 2),
    at("signed", ...each.size, 2, multiplier),
    at("signed", 2 * multiplier),
  ];
  const attributes = attributesOf(each);
  return [{ op: "depthwiseConvolution2d", attributes, inputs: index % 2 === 0 ? inputs : inputs.slice(0, 2) }];
});

const depthwiseGradients: readonly OpCase[] = [...windows, ...dilated].flatMap(([image, each], index): OpCase[] => {
  const [attributes, multiplier] = [attributesOf(each), index % 3 === 0 ? 3 : 1];
  const upstream = at("signed", ...seen(image, each, 2 * multiplier));
  return [
    {
      op: "depthwiseConvolution2dInputGradient",
      attributes: { ...attributes, image },
      inputs: [upstream, at("signed", ...each.size, 2, multiplier)],
    },
    { op: "depthwiseConvolution2dKernelGradient", attributes, inputs: [at("signed", "rows", ...image, 2), upstream] },
  ];
});

/** Transposed convolutions: the size of the input, the windows, and the padding and the size that come out. */
const transposed: readonly OpCase[] = (
  [
    [[3, 2], { size: [3, 2], strides: [2, 1] }, [0, 0], [7, 3]],
    [[2, 3], { size: [2, 3], strides: [3, 2] }, [0, 1], [6, 6]],
    [[3, 3], { size: [2, 2], dilation: [2, 1] }, [1, 0], [3, 5]],
  ] as const
).map(([image, each, before, size]) => ({
  op: "transposedConvolution2d",
  attributes: { ...attributesOf(each), padding: { outputs: image, before }, image: size },
  inputs: [at("signed", "rows", ...image, 2), at("signed", ...each.size, 3, 2)],
}));

const enlarged = (op: string, height: number, width: number): readonly OpCase[] =>
  [
    [1, 1],
    [2, 3],
    [3, 1],
  ].map((times) => ({ op, attributes: { times }, inputs: [at("signed", "rows", height, width, 2)] }));

const reduced = (op: string): readonly OpCase[] =>
  [
    [1, 1],
    [2, 3],
    [3, 4],
  ].map((times) => ({ op, attributes: { times }, inputs: [at("signed", "rows", 6, 12, 2)] }));

const pools: readonly OpCase[] = windows.flatMap(([image, each]) =>
  ["maxPooling2d", "averagePooling2d"].map((op) => ({
    op,
    attributes: attributesOf(each),
    inputs: [at("signed", "rows", ...image, 2)],
  })),
);

const poolGradients: readonly OpCase[] = windows.flatMap(([image, each]): OpCase[] => {
  const [images, upstream] = [at("signed", "rows", ...image, 2), at("signed", ...seen(image, each, 2))];
  const attributes = attributesOf(each);
  return [
    { op: "maxPooling2dGradient", attributes, inputs: [images, upstream, upstream] },
    { op: "averagePooling2dGradient", attributes: { ...attributes, image }, inputs: [upstream] },
  ];
});

/** Masks of four steps, of which about a third are left out. */
const mask = { ...at("unit", "rows", 4), fixed: true } as const;
const ofSteps = ["meanOfSteps", "maximumOfSteps"].map(
  (op): OpCase => ({ op, attributes: {}, inputs: [at("signed", "rows", 4, 3), mask] }),
);

/** Ops of windows over images, and of images that are placed or enlarged. */
export const windowCases: readonly OpCase[] = [
  ...convolutions,
  ...depthwise,
  ...transposed,
  ...pools,
  ...ofSteps,
  ...enlarged("repeatPixels", 2, 3),
  ...enlarged("interpolatePixels", 3, 2),
  ...enlarged("interpolatePixels", 1, 1),
  ...[
    { size: [6, 5], before: [2, 1] },
    { size: [2, 1], before: [-1, -2] },
    { size: [3, 5], before: [-1, 1] },
  ].map((attributes): OpCase => ({ op: "placeImages", attributes, inputs: [at("signed", "rows", 3, 4, 2)] })),
];

/** Those that stand only in their gradients. */
export const windowGradientCases: readonly OpCase[] = [
  ...convolutionGradients,
  ...depthwiseGradients,
  ...poolGradients,
  ...reduced("sumOfBlocks"),
  ...reduced("interpolatePixelsGradient"),
  { op: "meanOfStepsGradient", attributes: {}, inputs: [at("signed", "rows", 3), mask] },
  {
    op: "maximumOfStepsGradient",
    attributes: {},
    inputs: [at("signed", "rows", 4, 3), mask, at("signed", "rows", 3), at("signed", "rows", 3)],
  },
];
