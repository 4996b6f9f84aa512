import type { GraphBuilder, Value } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import type { Shape } from "../../compiler/ir/shape.ts";
import { add } from "../../compiler/ops/add.ts";
import { meanOfColumns } from "../../compiler/ops/mean-of-columns.ts";
import { squareRoot } from "../../compiler/ops/square-root.ts";
import { twiceNormal } from "../../compiler/ops/twice-normal.ts";
import { varianceOfColumns } from "../../compiler/ops/variance-of-columns.ts";
import type { Draw } from "../../compiler/testing/draw-values.ts";
import type { CaseInput } from "../../compiler/testing/op-case.ts";
import type { OpCase } from "./op-case.ts";
import { recurrentDifferentiable, recurrentOthers } from "./recurrent-cases.ts";
import { windowCases, windowGradientCases } from "./window-cases.ts";

const at = (draw: Draw, ...shape: Shape) => ({ shape, draw });
const signed = at("signed", "rows", 3);
const scalar = at("signed");

const unary = (op: string, draw: Draw = "signed", attributes: JsonObject = {}): OpCase[] => [
  { op, attributes, inputs: [at(draw, "rows", 3)] },
  { op, attributes, inputs: [at(draw)] },
];
const binary = (op: string, draws: readonly [Draw, Draw] = ["signed", "signed"]): OpCase[] => [
  { op, attributes: {}, inputs: [at(draws[0], "rows", 3), at(draws[1], "rows", 3)] },
  { op, attributes: {}, inputs: [at(draws[0], "rows", 1, 5), at(draws[1])] },
  { op, attributes: {}, inputs: [at(draws[0]), at(draws[1], 7)] },
];
const matrices = (transpose: string, left: Shape, right: Shape): OpCase => ({
  op: "matrixProduct",
  attributes: { transpose },
  inputs: [at("signed", ...left), at("signed", ...right)],
});

const meanOf = (graph: GraphBuilder, [input]: readonly Value[]): Value =>
  graph.apply(meanOfColumns, [input as Value], {});

const twiceNormalOf = (graph: GraphBuilder, [input]: readonly Value[]): Value =>
  graph.apply(twiceNormal, [input as Value], {});

/** √(variance + 0.5): far from 0, where there is only one row. */
function deviationOf(graph: GraphBuilder, [input, mean]: readonly Value[]): Value {
  const variance = graph.apply(varianceOfColumns, [input as Value, mean as Value], {});
  return graph.apply(squareRoot, [graph.apply(add, [variance, graph.constant(0.5)], {})], {});
}

const key = { ...at("whole"), fixed: true } as const;

/** Two groups of visible units and two hidden ones, of odd sizes: one group connected in itself. */
const connections = {
  units: 6,
  between: [
    [
      { first: 0, size: 3 },
      { first: 0, size: 3 },
    ],
    [
      { first: 0, size: 3 },
      { first: 4, size: 2 },
    ],
    [
      { first: 4, size: 2 },
      { first: 3, size: 1 },
    ],
  ],
};

/** One slice for each block, several, and slices inside the rows of some of the three tensors. */
const batchedProducts: readonly OpCase[] = [
  { transpose: "neither", slices: ["outer", "outer", "outer"], left: ["rows", 2, 3], right: ["rows", 3, 4] },
  { transpose: "left", slices: ["outer", "outer", "outer"], left: ["rows", 2, 3, 2], right: ["rows", 2, 3, 1] },
  { transpose: "right", slices: ["inner", "inner", "outer"], left: ["rows", 2, 3, 2], right: ["rows", 4, 3, 2] },
  { transpose: "neither", slices: ["outer", "inner", "inner"], left: ["rows", 3, 2, 4], right: ["rows", 4, 3, 2] },
  { transpose: "left", slices: ["outer", "inner", "inner"], left: ["rows", 3, 4, 2], right: ["rows", 4, 3, 2] },
  { transpose: "right", slices: ["outer", "outer", "outer"], left: [2, 3], right: [4, 3] },
].map(({ left, right, ...attributes }) => ({
  op: "batchedProduct",
  attributes,
  inputs: [at("signed", ...(left as Shape)), at("signed", ...(right as Shape))],
}));

const keptSoftmaxes: readonly OpCase[] = [true, false].flatMap((causal): OpCase[] => {
  const mask: CaseInput = { ...at("unit", "rows", 3), fixed: true };
  return [
    { op: "softmaxOfKept", attributes: { causal }, inputs: [at("signed", "rows", 2, 4, 3), mask] },
    { op: "softmaxOfKept", attributes: { causal }, inputs: [at("signed", "rows", 3, 4)] },
  ];
});

/** Every op that stands before a loss, on odd sizes, with scalars where it takes them. */
export const differentiable: readonly OpCase[] = [
  ...[
    "negate",
    "square",
    "absolute",
    "exponential",
    "sigmoid",
    "hyperbolicTangent",
    "relu",
    "softplus",
    "errorFunction",
    "cosine",
  ].flatMap((op) => unary(op)),
  ...["squareRoot", "logarithm"].flatMap((op) => unary(op, "positive")),
  ...unary("leakyRelu", "signed", { negativeSlope: 0.3 }),
  ...unary("leakyRelu", "signed", { negativeSlope: 0 }),
  ...unary("elu", "signed", { alpha: 0.7 }),
  { op: "gelu", attributes: {}, inputs: [signed, { ...signed, made: twiceNormalOf }] },
  { op: "huberError", attributes: { delta: 0.6 }, inputs: [signed, signed] },
  ...["add", "subtract", "multiply", "maximum", "minimum", "halfSquaredError", "squaredError", "absoluteError"].flatMap(
    (op) => binary(op),
  ),
  ...binary("sigmoidCrossentropy"),
  ...binary("divide", ["signed", "positive"]),
  { op: "broadcast", attributes: { shape: ["rows", 3] }, inputs: [scalar] },
  { op: "affine", attributes: {}, inputs: [at("signed", "rows", 3), at("signed", 3, 5), at("signed", 5)] },
  { op: "affine", attributes: {}, inputs: [at("signed", "rows", 3, 2), at("signed", 2, 1), at("signed", 1)] },
  matrices("neither", ["rows", 3], [3, 4]),
  matrices("neither", ["rows", 2, 3], [3, 1]),
  matrices("right", ["rows", 3], [5, 3]),
  matrices("right", ["rows", 2, 1], [3, 1]),
  matrices("left", ["rows", 3], ["rows", 4]),
  matrices("left", ["rows", 2, 1], ["rows", 2, 3]),
  { op: "sumLast", attributes: {}, inputs: [signed] },
  { op: "sumLast", attributes: {}, inputs: [at("signed", "rows", 2, 5)] },
  { op: "sumAll", attributes: {}, inputs: [signed] },
  { op: "sumAll", attributes: {}, inputs: [scalar] },
  ...[[3], [16], [5, 7], [8, 4]].map((shape) => ({
    op: "sumInColumns",
    attributes: {},
    inputs: [at("signed", ...shape)],
  })),
  { op: "softmax", attributes: {}, inputs: [signed] },
  { op: "softmax", attributes: {}, inputs: [at("signed", "rows", 2, 4)] },
  { op: "softmaxCrossentropy", attributes: {}, inputs: [signed, at("shares", "rows", 3)] },
  { op: "softmaxCrossentropy", attributes: {}, inputs: [at("signed", "rows", 2, 4), at("positive", "rows", 2, 4)] },
  { op: "reshape", attributes: { shape: ["rows", 3, 2] }, inputs: [at("signed", "rows", 6)] },
  { op: "concatenate", attributes: {}, inputs: [signed, at("signed", "rows", 1), at("signed", "rows", 4)] },
  { op: "concatenate", attributes: {}, inputs: [at("signed", "rows", 2, 1), at("signed", "rows", 2, 2)] },
  { op: "slice", attributes: { start: 1, size: 3 }, inputs: [at("signed", "rows", 5)] },
  { op: "slice", attributes: { start: 0, size: 5 }, inputs: [at("signed", "rows", 5)] },
  ...windowCases,
  { op: "globalAveragePooling2d", attributes: {}, inputs: [at("signed", "rows", 3, 2, 5)] },
  ...[signed, at("signed", "rows", 3, 7)].map(
    (input): OpCase => ({
      op: "dropout",
      attributes: { rate: 0.4, stream: 3 },
      inputs: [input, { ...at("whole"), fixed: true }, { ...at("whole"), fixed: true }],
    }),
  ),
  ...[signed, at("signed", "rows", 2, 3)].map(
    (input): OpCase => ({
      op: "shutDownUnit",
      attributes: {},
      inputs: [input, { ...at("unit"), fixed: true }],
    }),
  ),
  ...[at("signed", "rows", 4), at("signed", "rows", 4, 3)].map(
    (input): OpCase => ({
      op: "keepSteps",
      attributes: {},
      inputs: [input, { ...at("oneHot", "rows", 4), fixed: true }],
    }),
  ),
  ...[
    { axes: [0, 2, 1], shape: ["rows", 2, 3] },
    { axes: [0, 2, 1, 3], shape: ["rows", 2, 3, 2] },
    { axes: [0, 3, 2, 1], shape: ["rows", 2, 1, 3] },
    { axes: [2, 0, 1], shape: [2, 3, 2] },
  ].map(
    ({ axes, shape }): OpCase => ({
      op: "permuteAxes",
      attributes: { axes },
      inputs: [at("signed", ...(shape as Shape))],
    }),
  ),
  ...batchedProducts,
  { op: "pairSums", attributes: {}, inputs: [at("signed", "rows", 2, 3), at("signed", "rows", 4, 3)] },
  { op: "repeatForRows", attributes: {}, inputs: [at("signed", 2, 3)] },
  ...keptSoftmaxes,
  ...[signed, at("signed", "rows", 2, 4)].flatMap((input): OpCase[] => [
    { op: "centerLast", attributes: {}, inputs: [input] },
    { op: "normalizeLast", attributes: { squares: "mean", epsilon: 0.01 }, inputs: [input] },
    { op: "normalizeLast", attributes: { squares: "sum", epsilon: 0 }, inputs: [input] },
  ]),
  ...[at("unit", "rows", 4), at("unit", "rows", 2, 3), at("unit", "rows")].map(
    (indices): OpCase => ({
      op: "gatherRows",
      attributes: {},
      inputs: [{ ...indices, fixed: true }, at("signed", 3, 5)],
    }),
  ),
  { op: "connectionMatrix", attributes: connections, inputs: [at("signed", 11)] },
  { op: "multiplyColumns", attributes: {}, inputs: [signed, at("signed", 3)] },
  { op: "addColumns", attributes: {}, inputs: [at("signed", "rows", 2, 3), at("signed", 3)] },
  ...[signed, at("signed", "rows", 5, 1, 2)].flatMap((input): OpCase[] => {
    const columns = input.shape.slice(-1);
    const [mean, deviation] = [at("signed", ...columns), at("positive", ...columns)];
    const given: CaseInput[] = [input, { ...mean, fixed: true }, { ...deviation, fixed: true }];
    const own: CaseInput[] = [input, { ...mean, made: meanOf }, { ...deviation, made: deviationOf }];
    return [
      { op: "standardizeColumns", attributes: { statistics: "given" }, inputs: given },
      { op: "standardizeColumns", attributes: { statistics: "own" }, inputs: own },
    ];
  }),
  ...recurrentDifferentiable,
];

const annealing = {
  stages: [
    { temperature: 3, steps: 2 },
    { temperature: 2, steps: 1 },
    { temperature: 1.5, steps: 1 },
  ],
  statistics: { temperature: 1.5, steps: 3 },
  equilibria: 2,
  noise: { offToOn: 0.1, onToOff: 0.3 },
  stream: 4,
};

/** Ops that stand only in gradients, updates and metrics, and the one whose slope is zero everywhere. */
export const others: readonly OpCase[] = [
  ...recurrentOthers,
  ...unary("floor"),
  { op: "fourierKernel", attributes: { frame: 6, length: 8 }, inputs: [] },
  { op: "fourierKernel", attributes: { frame: 2, length: 2 }, inputs: [] },
  { op: "melFilters", attributes: { bins: 5, binWidth: 1000, filters: 3, lowest: 150, highest: 2146 }, inputs: [] },
  { op: "cosineTransform", attributes: { size: 5, coefficients: 3 }, inputs: [] },
  ...(["reflect", "nearest", "constant"] as const).flatMap((fill) =>
    [
      ["rows", 3, 4, 2],
      ["rows", 1, 1, 1],
    ].map((images) => ({
      op: "transformImages",
      attributes: { fill, value: 0.3 },
      inputs: [at("signed", ...(images as Shape)), at("signed", "rows", 6)],
    })),
  ),
  ...[
    [2, 3],
    [9, 1],
  ].map((size) => ({
    op: "cutOut",
    attributes: { size, value: 0.3 },
    inputs: [at("signed", "rows", 3, 4, 2), at("shares", "rows", 2)],
  })),
  { op: "rollRows", attributes: {}, inputs: [at("signed", "rows", 2, 3)] },
  { op: "rollRows", attributes: {}, inputs: [at("signed", "rows")] },
  ...unary("sign"),
  ...unary("step", "signed", { threshold: 0.25 }),
  { op: "scatterRows", attributes: { count: 4 }, inputs: [at("unit", "rows", 2), at("signed", "rows", 2, 3)] },
  { op: "scatterRows", attributes: { count: 2 }, inputs: [at("unit", "rows"), at("signed", "rows", 5)] },
  ...unary("isNumber"),
  ...unary("differsFrom", "unit", { value: 1 }),
  ...unary("clip", "signed", { limit: 0.7 }),
  ...binary("less"),
  ...binary("reluGradient"),
  ...unary("twiceNormal"),
  { op: "geluGradient", attributes: {}, inputs: [signed, signed, signed] },
  { op: "leakyReluGradient", attributes: { negativeSlope: 0.3 }, inputs: [signed, signed] },
  { op: "eluGradient", attributes: { alpha: 0.7 }, inputs: [signed, signed] },
  { op: "binaryHit", attributes: { answer: 0.5, target: 0.5 }, inputs: [signed, signed] },
  { op: "binaryHit", attributes: { answer: 0, target: 0.5 }, inputs: [signed, at("oneHot", "rows", 3)] },
  { op: "sumColumns", attributes: {}, inputs: [signed] },
  { op: "sumColumns", attributes: {}, inputs: [at("signed", "rows", 2, 3)] },
  { op: "spreadLast", attributes: { size: 3 }, inputs: [at("signed", "rows", 2)] },
  { op: "softmaxGradient", attributes: {}, inputs: [at("shares", "rows", 5), at("signed", "rows", 5)] },
  { op: "softmaxCrossentropySlope", attributes: {}, inputs: [at("shares", "rows", 5), at("oneHot", "rows", 5)] },
  ...(["mean", "sum"] as const).map(
    (squares): OpCase => ({
      op: "normalizeLastGradient",
      attributes: { squares, epsilon: 0.01 },
      inputs: [signed, signed, signed],
    }),
  ),
  { op: "sineEncoding", attributes: { steps: 3, size: 5, maxWavelength: 100 }, inputs: [] },
  { op: "sineEncoding", attributes: { steps: 2, size: 2, maxWavelength: 1 }, inputs: [] },
  ...["first", "second"].map(
    (over): OpCase => ({ op: "sumOfPairs", attributes: { over }, inputs: [at("signed", "rows", 2, 4, 3)] }),
  ),
  { op: "padLast", attributes: { before: 2, after: 1 }, inputs: [signed] },
  { op: "padLast", attributes: { before: 0, after: 0 }, inputs: [at("signed", "rows", 2, 3)] },
  { op: "maxLast", attributes: {}, inputs: [at("signed", "rows", 2, 5)] },
  { op: "maximumOfAll", attributes: {}, inputs: [signed] },
  { op: "argMaxEquals", attributes: {}, inputs: [signed, at("oneHot", "rows", 3)] },
  { op: "argMaxOneHot", attributes: {}, inputs: [at("signed", "rows", 2, 5)] },
  { op: "bucketIndex", attributes: { boundaries: [-0.5, 0, 0.75] }, inputs: [signed] },
  ...[0, 0.5].map((threshold): OpCase => ({ op: "isAbove", attributes: { threshold }, inputs: [signed] })),
  { op: "atIndex", attributes: { shape: [18], before: 0, all: 9 }, inputs: [scalar, at("positive")] },
  { op: "atIndex", attributes: { shape: [9], before: 3, all: 6 }, inputs: [scalar, at("positive")] },
  { op: "select", attributes: {}, inputs: [at("whole"), signed, signed] },
  { op: "select", attributes: {}, inputs: [at("unit"), scalar, scalar] },
  { op: "topKHit", attributes: { k: 2 }, inputs: [at("signed", "rows", 5), at("oneHot", "rows", 5)] },
  ...["clamped", "free"].flatMap((phase) =>
    [annealing, { ...annealing, stages: [], equilibria: 1 }].map(
      (each): OpCase => ({
        op: "boltzmannStatistics",
        attributes: { ...each, phase },
        inputs: [at("oneHot", "rows", 3), at("signed", 5, 5), at("signed", 5), key, key],
      }),
    ),
  ),
  { op: "connectionPairs", attributes: connections, inputs: [at("signed", 7, 6)] },
  { op: "diagonal", attributes: {}, inputs: [at("signed", 5, 4)] },
  { op: "uniform", attributes: { shape: ["rows", 5], stream: 2 }, inputs: [key, key] },
  ...binary("bernoulli", ["signed", "positive"]),
  { op: "flipOneOfRow", attributes: { stream: 2 }, inputs: [at("signed", "rows", 5), key, key] },
  { op: "binaryNumbers", attributes: { digits: 3 }, inputs: [] },
  { op: "binaryNumbers", attributes: { digits: 1 }, inputs: [] },
  ...windowGradientCases,
  { op: "norm", attributes: {}, inputs: [at("signed", 3)] },
  { op: "norm", attributes: {}, inputs: [at("signed", 5, 7), at("signed", 16), at("signed", 3), at("signed", 8, 4)] },
  { op: "spreadPixels", attributes: { image: [3, 2] }, inputs: [signed] },
  { op: "meanOfColumns", attributes: {}, inputs: [signed] },
  { op: "meanOfColumns", attributes: {}, inputs: [at("signed", "rows", 3, 1, 2)] },
  { op: "varianceOfColumns", attributes: {}, inputs: [at("signed", "rows", 2, 3), at("signed", 3)] },
  {
    op: "standardizeColumnsGradient",
    attributes: {},
    inputs: [signed, signed, at("signed", 3), at("signed", 3), at("positive", 3)],
  },
];

/** A case in words, as the name of its test. */
export function caseName({ op, attributes, inputs }: OpCase): string {
  const shapes = inputs.map(({ shape }) => `[${shape.join(", ")}]`).join(" ");
  const said = Object.entries(attributes).map(([name, value]) => ` ${name} ${JSON.stringify(value).slice(0, 80)}`);
  return `${op}${said.join("")} of ${shapes}`;
}
