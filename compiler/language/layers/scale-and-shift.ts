import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { product, type RowShape } from "../../ir/shape.ts";
import { addColumns } from "../../ops/add-columns.ts";
import { centerLast } from "../../ops/center-last.ts";
import { multiplyColumns } from "../../ops/multiply-columns.ts";
import { normalizeLast } from "../../ops/normalize-last.ts";
import { reshape } from "../../ops/reshape.ts";
import type { ParameterDeclaration } from "../define/layer.ts";
import { boolean, number, thing } from "../define/option.ts";
import { regularizerOf } from "./parameter-options.ts";

/** The options of a normalisation that learns to scale and shift what it gives, as Keras has them. */
export const scaleAndShiftOptions = {
  epsilon: number({
    summary: "A small number that keeps the division stable where all values are equal.",
    default: 1e-3,
    minimum: 0,
  }),
  center: boolean({ summary: "Whether a learnt number is added (beta).", default: true }),
  scale: boolean({ summary: "Whether it is multiplied by a learnt number (gamma).", default: true }),
  gammaInitializer: thing("initializer", { summary: "The first factors.", default: "ones" }),
  betaInitializer: thing("initializer", { summary: "The first terms.", default: "zeros" }),
  gammaRegularizer: regularizerOf("the factors"),
  betaRegularizer: regularizerOf("the terms"),
};

/** Their parameters, of one shape. */
export function scaleAndShiftParameters(
  shape: RowShape,
  { center, scale }: { readonly center: boolean; readonly scale: boolean },
): readonly ParameterDeclaration[] {
  const size = product(shape);
  const all = { shape, fanIn: size, fanOut: size };
  return [...(scale ? [{ name: "gamma", ...all }] : []), ...(center ? [{ name: "beta", ...all }] : [])];
}

/** x · gamma + beta along the last axis, as far as there are such parameters. */
export function scaledAndShifted(
  graph: GraphBuilder,
  x: Value,
  { gamma, beta }: { readonly [name: string]: Value | undefined },
): Value {
  const flat = (value: Value): Value =>
    value.shape.length === 1 ? value : graph.apply(reshape, [value], { shape: [product(value.shape)] });
  const scaled = gamma ? graph.apply(multiplyColumns, [x, flat(gamma)], {}, "scaled") : x;
  return beta ? graph.apply(addColumns, [scaled, flat(beta)], {}, "shifted") : scaled;
}

/** (x − mean) / √(variance + epsilon) along the last axis. */
export function standardized(graph: GraphBuilder, x: Value, epsilon: number): Value {
  return graph.apply(
    normalizeLast,
    [graph.apply(centerLast, [x], {}, "centered")],
    { squares: "mean", epsilon },
    "normalized",
  );
}
