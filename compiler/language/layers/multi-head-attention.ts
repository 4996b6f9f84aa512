import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { product, type RowShape } from "../../ir/shape.ts";
import { affine } from "../../ops/affine.ts";
import { batchedProduct } from "../../ops/batched-product.ts";
import { matrixProduct } from "../../ops/matrix-product.ts";
import { multiply } from "../../ops/multiply.ts";
import { reshape } from "../../ops/reshape.ts";
import { layer, type ParameterDeclaration } from "../define/layer.ts";
import { boolean, integer, type OptionValues, optional, shape, thing } from "../define/option.ts";
import { attentionInputs, attentionOptions, weightsOfKept } from "./attention-inputs.ts";
import { regularizerOf } from "./parameter-options.ts";

const options = {
  numHeads: integer({ summary: "How many heads attend side by side.", minimum: 1 }),
  keyDim: integer({ summary: "The size of each head's queries and keys.", minimum: 1 }),
  valueDim: optional(integer({ summary: "The size of each head's values; default: keyDim.", minimum: 1 })),
  useBias: boolean({ summary: "Whether each projection adds a learnt number.", default: true }),
  outputShape: optional(
    shape({ summary: "The sizes of one step of the output; default: as one step of the queries." }),
  ),
  ...attentionOptions,
  kernelInitializer: thing("initializer", {
    summary: "The first values of the kernels, of shape [values, heads, size] and [heads, size, values].",
    default: "glorotUniform",
  }),
  biasInitializer: thing("initializer", { summary: "The first values of the biases.", default: "zeros" }),
  kernelRegularizer: regularizerOf("the kernels"),
  biasRegularizer: regularizerOf("the biases"),
};

type Chosen = OptionValues<typeof options>;

/** Vaswani et al. (2017), in Keras's form and layout of parameters. */
export const multiHeadAttention = layer({
  type: "multiHeadAttention",
  summary:
    "Each step of the queries takes a weighted mean of the values, by how well its query fits their keys, in several heads side by side. `inputs` are query and value, or query, value and key; one input is all three. Keys that a mask leaves out have no weight.",
  formula:
    "Σ over heads of softmax((query · queryKernel) · (key · keyKernel)ᵀ / √keyDim) · (value · valueKernel) · attentionOutputKernel",
  options,
  example:
    "layers:\n  - { type: input, shape: [5, 4] }\n  - { type: multiHeadAttention, numHeads: 2, keyDim: 3, causal: true }",
  takes: "any",
  mask: "first",
  shape: (inputs, { outputShape }) => {
    const found = attentionInputs("multiHeadAttention", inputs);
    if ("mistake" in found) return found;
    const [steps = 1, size = 1] = found.query;
    return [steps, ...(outputShape ?? [size])];
  },
  parameters: (inputs, chosen) => {
    const found = attentionInputs("multiHeadAttention", inputs);
    return "mistake" in found ? [] : declared(found, chosen);
  },
  build: ({ graph, inputs, masks, parameters, options: chosen, training, ordinal, shape: outputs }) => {
    const { numHeads, keyDim, valueDim = keyDim, causal, dropout } = chosen;
    const [query, value = query, key = value] = inputs;
    if (query === undefined || value === undefined || key === undefined) throw new Error("attention takes inputs");
    const heads = (of: Value, name: "query" | "key" | "value", size: number): Value => {
      const projected = projection(graph, of, name, parameters, [numHeads * size]);
      const scaled = name === "query" ? multiplied(graph, projected, 1 / Math.sqrt(keyDim)) : projected;
      return graph.apply(reshape, [scaled], { shape: [...of.shape.slice(0, 2), numHeads, size] }, `${name}Heads`);
    };
    const [q, k, v] = [heads(query, "query", keyDim), heads(key, "key", keyDim), heads(value, "value", valueDim)];
    const scores = graph.apply(
      batchedProduct,
      [q, k],
      { transpose: "right", slices: ["inner", "inner", "outer"] },
      "scores",
    );
    const weights = weightsOfKept({ graph, scores, masks, causal, dropout, training, ordinal });
    const mixed = graph.apply(
      batchedProduct,
      [weights, v],
      { transpose: "neither", slices: ["outer", "inner", "inner"] },
      "mixed",
    );
    const joined = graph.apply(
      reshape,
      [mixed],
      { shape: [...query.shape.slice(0, 2), numHeads * valueDim] },
      "joined",
    );
    const output = projection(graph, joined, "attentionOutput", parameters, [product(outputs.slice(1))]);
    return outputs.length === 2 ? output : graph.apply(reshape, [output], { shape: ["rows", ...outputs] }, "output");
  },
});

function multiplied(graph: GraphBuilder, value: Value, factor: number): Value {
  return factor === 1 ? value : graph.apply(multiply, [value, graph.constant(factor)], {}, "scaledQuery");
}

/** The values of each step through one of the projections: its kernel and bias, seen as a matrix and a row. */
function projection(
  graph: GraphBuilder,
  of: Value,
  name: string,
  parameters: { readonly [name: string]: Value },
  units: RowShape,
): Value {
  const [kernel, bias] = [parameters[`${name}Kernel`], parameters[`${name}Bias`]];
  if (kernel === undefined) throw new Error(`attention was built without ${name}Kernel`);
  const matrix = graph.apply(reshape, [kernel], { shape: [...of.shape.slice(2), ...units] }, `${name}Matrix`);
  if (bias === undefined) return graph.apply(matrixProduct, [of, matrix], { transpose: "neither" }, name);
  const row = bias.shape.length === 1 ? bias : graph.apply(reshape, [bias], { shape: units }, `${name}Row`);
  return graph.apply(affine, [of, matrix, row], {}, name);
}

/** Kernels [values, heads, size], biases [heads, size], and those of the output [heads, size, …outputs], […outputs]. */
function declared(
  { query, value, key }: { readonly query: RowShape; readonly value: RowShape; readonly key: RowShape },
  { numHeads, keyDim, valueDim = keyDim, useBias, outputShape }: Chosen,
): readonly ParameterDeclaration[] {
  const pair = (name: string, kernel: RowShape, bias: RowShape): readonly ParameterDeclaration[] => [
    { name: `${name}Kernel`, stem: "kernel", shape: kernel, ...fans(kernel) },
    ...(useBias ? [{ name: `${name}Bias`, stem: "bias", shape: bias, ...fans(bias) }] : []),
  ];
  const into = (name: string, row: RowShape, size: number) =>
    pair(name, [row[1] ?? 1, numHeads, size], [numHeads, size]);
  const outputs = outputShape ?? query.slice(1);
  return [
    ...into("query", query, keyDim),
    ...into("key", key, keyDim),
    ...into("value", value, valueDim),
    ...pair("attentionOutput", [numHeads, valueDim, ...outputs], outputs),
  ];
}

/** As Keras counts them: of a kernel with several axes the last two are inputs and outputs, the others a window. */
function fans(shape: RowShape): { readonly fanIn: number; readonly fanOut: number } {
  if (shape.length === 1) return { fanIn: product(shape), fanOut: product(shape) };
  const window = product(shape.slice(0, -2));
  return { fanIn: window * (shape.at(-2) ?? 1), fanOut: window * (shape.at(-1) ?? 1) };
}
