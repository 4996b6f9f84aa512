import type { Shape } from "../../compiler/3-differentiate/graph.ts";
import type { JsonObject } from "../../compiler/json.ts";
import { RandomState } from "../../runtime/random-state.ts";

/** What the random inputs of a case are like. */
type Draw =
  /** Between −2 and 2, never within 0.1 of 0, where slopes jump. */
  | "signed"
  /** Between 0.1 and 2. */
  | "positive"
  /** Shares that add up to one in each row. */
  | "shares"
  /** A single 1 in each row. */
  | "oneHot";

export interface OpCase {
  readonly op: string;
  readonly attributes: JsonObject;
  readonly inputs: readonly { readonly shape: Shape; readonly draw: Draw }[];
}

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

/** Every op that stands before a loss, on odd sizes, with scalars where it takes them. */
export const differentiable: readonly OpCase[] = [
  ...["negate", "square", "absolute", "exponential", "sigmoid", "hyperbolicTangent", "relu", "softplus"].flatMap((op) =>
    unary(op),
  ),
  ...["squareRoot", "logarithm"].flatMap((op) => unary(op, "positive")),
  ...unary("leakyRelu", "signed", { negativeSlope: 0.3 }),
  ...unary("leakyRelu", "signed", { negativeSlope: 0 }),
  ...["add", "subtract", "multiply", "maximum", "halfSquaredError", "squaredError", "absoluteError"].flatMap((op) =>
    binary(op),
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
  { op: "softmax", attributes: {}, inputs: [signed] },
  { op: "softmax", attributes: {}, inputs: [at("signed", "rows", 2, 4)] },
  { op: "softmaxCrossentropy", attributes: {}, inputs: [signed, at("shares", "rows", 3)] },
  { op: "softmaxCrossentropy", attributes: {}, inputs: [at("signed", "rows", 2, 4), at("positive", "rows", 2, 4)] },
  { op: "reshape", attributes: { shape: ["rows", 3, 2] }, inputs: [at("signed", "rows", 6)] },
  { op: "concatenate", attributes: {}, inputs: [signed, at("signed", "rows", 1), at("signed", "rows", 4)] },
  { op: "concatenate", attributes: {}, inputs: [at("signed", "rows", 2, 1), at("signed", "rows", 2, 2)] },
  { op: "slice", attributes: { start: 1, size: 3 }, inputs: [at("signed", "rows", 5)] },
  { op: "slice", attributes: { start: 0, size: 5 }, inputs: [at("signed", "rows", 5)] },
];

/** Ops that stand only in gradients, updates and metrics, and the one whose slope is zero everywhere. */
export const others: readonly OpCase[] = [
  ...unary("sign"),
  ...unary("step", "signed", { threshold: 0.25 }),
  ...binary("less"),
  ...binary("reluGradient"),
  { op: "leakyReluGradient", attributes: { negativeSlope: 0.3 }, inputs: [signed, signed] },
  ...binary("binaryHit"),
  { op: "sumColumns", attributes: {}, inputs: [signed] },
  { op: "sumColumns", attributes: {}, inputs: [at("signed", "rows", 2, 3)] },
  { op: "spreadLast", attributes: { size: 3 }, inputs: [at("signed", "rows", 2)] },
  { op: "softmaxGradient", attributes: {}, inputs: [at("shares", "rows", 5), at("signed", "rows", 5)] },
  { op: "softmaxCrossentropySlope", attributes: {}, inputs: [at("shares", "rows", 5), at("oneHot", "rows", 5)] },
  { op: "padLast", attributes: { before: 2, after: 1 }, inputs: [signed] },
  { op: "padLast", attributes: { before: 0, after: 0 }, inputs: [at("signed", "rows", 2, 3)] },
  { op: "maxLast", attributes: {}, inputs: [at("signed", "rows", 2, 5)] },
  { op: "maximumOfAll", attributes: {}, inputs: [signed] },
  { op: "argMaxEquals", attributes: {}, inputs: [signed, at("oneHot", "rows", 3)] },
  { op: "topKHit", attributes: { k: 2 }, inputs: [at("signed", "rows", 5), at("oneHot", "rows", 5)] },
];

/** A case in words, as the name of its test. */
export function caseName({ op, attributes, inputs }: OpCase): string {
  const shapes = inputs.map(({ shape }) => `[${shape.join(", ")}]`).join(" ");
  const said = Object.entries(attributes).map(([name, value]) => ` ${name} ${JSON.stringify(value)}`);
  return `${op}${said.join("")} of ${shapes}`;
}

/** The same values on every run, by the draw and a seed. */
export function drawValues(shape: readonly number[], draw: Draw, seed: number): Float64Array {
  const random = new RandomState([seed, 77]);
  const size = shape.reduce((product, axis) => product * axis, 1);
  const width = shape.at(-1) ?? 1;
  const values = Float64Array.from({ length: size }, () => random.uniform(0.1, 2));
  if (draw === "signed") return values.map((value) => (random.randomSample() < 0.5 ? -value : value));
  if (draw === "positive") return values;
  if (draw === "oneHot") {
    const chosen = Array.from({ length: size / width }, () => random.randint(0, width));
    return values.map((_, position) => (chosen[Math.floor(position / width)] === position % width ? 1 : 0));
  }
  return values.map((value, position) => {
    const start = position - (position % width);
    return value / values.subarray(start, start + width).reduce((sum, each) => sum + each, 0);
  });
}
