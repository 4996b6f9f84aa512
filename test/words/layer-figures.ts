import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";
import { buildLayer, difference, type Figures } from "./word-graph.ts";

/** What another library gives for one layer: its output, and the gradients that follow from one of the output. */
export interface LayerFigures {
  readonly layer: string;
  readonly options: JsonObject;
  readonly inputs: { readonly [name: string]: Figures };
  /** The masks of inputs that have one, [rows, steps]. */
  readonly masks?: { readonly [name: string]: Figures };
  readonly parameters: { readonly [name: string]: Figures };
  readonly output: Figures;
  readonly upstream: Figures;
  readonly gradients: { readonly [name: string]: Figures };
}

/** The greatest differences between a layer here and its figures, of the output and of each gradient by name. */
export function layerDifferences(figures: LayerFigures): { readonly [name: string]: number } {
  const graph = graphBuilder("float64");
  const leaves: { [name: string]: Value } = {};
  const feeds: { [name: string]: readonly number[] } = { upstream: figures.upstream.values };
  for (const [name, { shape, values }] of Object.entries({ ...figures.inputs, ...figures.parameters })) {
    const isInput = name in figures.inputs;
    leaves[name] = graph.leaf(isInput ? "input" : "parameter", name, isInput ? ["rows", ...shape.slice(1)] : shape);
    feeds[name] = values;
  }
  const inputs = Object.keys(figures.inputs).map((name) => leaves[name]);
  const masks = Object.keys(figures.inputs).map((name): Value | undefined => {
    const mask = figures.masks?.[name];
    if (mask === undefined) return undefined;
    feeds[`${name}Mask`] = mask.values;
    return graph.leaf("input", `${name}Mask`, ["rows", ...mask.shape.slice(1)]);
  });
  const output = buildLayer(graph, figures.layer, figures.options, inputs, leaves, { masks });
  const upstream = graph.leaf("input", "upstream", output.shape);
  const loss = graph.apply(sumAll, [graph.apply(multiply, [output, upstream], {})], {});
  const wanted = Object.keys(figures.gradients);
  const slopes = gradientsOf(
    graph,
    loss,
    wanted.map((name) => leaves[name]),
  );
  const asked = Object.fromEntries(slopes.map((value, at) => [wanted[at], value as Value]));
  const rows = Object.values(figures.inputs)[0].shape[0];
  const { outputs } = interpret(graph.finish("training", { output, ...asked }, []), feeds, rows);
  const all = { output: figures.output, ...figures.gradients };
  return Object.fromEntries(
    Object.entries(all).map(([name, { values }]) => [name, difference(outputs[name].data, values)]),
  );
}
