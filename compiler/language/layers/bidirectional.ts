import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { Thing } from "../../ir/thing.ts";
import { unreachable } from "../../ir/unreachable.ts";
import { add } from "../../ops/add.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { multiply } from "../../ops/multiply.ts";
import { reverseSteps } from "../../ops/reverse-steps.ts";
import { type LayerBuild, type LayerWord, layer, type ParameterDeclaration } from "../define/layer.ts";
import { choice, thing } from "../define/option.ts";
import { gru } from "./gru.ts";
import { lstm } from "./lstm.ts";
import { simpleRnn } from "./simple-rnn.ts";

// A layer with known options is a layer like any other.
const cells = { simpleRnn, lstm, gru } as unknown as { readonly [type: string]: LayerWord };

/** What distinguishes the streams of random numbers of the backward layer from those of the forward one. */
const backwardStreams = 0x2000_0000;

/** Schuster and Paliwal, "Bidirectional recurrent neural networks", 1997. */
export const bidirectional = layer({
  type: "bidirectional",
  summary:
    "A recurrent layer twice, with weights of their own: one takes the steps from the first to the last, the other from the last to the first. What both give for a step, or at their ends, is merged.",
  formula: "merge(forward(inputs), backward(inputs))",
  options: {
    layer: thing("layer", {
      summary: "The recurrent layer, simpleRnn, lstm or gru, without a name and inputs of its own.",
    }),
    mergeMode: choice(["concat", "sum", "mul", "ave"], {
      summary: "How the two are merged: side by side along the last axis, added, multiplied, or their mean.",
      default: "concat",
    }),
  },
  example:
    "layers:\n  - { type: input, shape: [8, 2] }\n  - { type: bidirectional, layer: { type: lstm, units: 4 } }\n  - { type: dense, units: 1, activation: sigmoid }",
  takes: "one",
  check: ({ layer: { type, options } }) => {
    const cell = cells[type];
    if (cell !== undefined) {
      const wrong = cell.check?.(options);
      return wrong && { mistake: wrong.mistake, hint: wrong.hint, option: "layer" };
    }
    const mistake = `bidirectional takes a recurrent layer, not ${type}`;
    return { mistake, hint: "Take simpleRnn, lstm or gru.", option: "layer" };
  },
  shape: (inputs, { layer: inner, mergeMode }) => {
    const row = cells[inner.type]?.shape(inputs, inner.options, []) ?? [];
    if ("mistake" in row || mergeMode !== "concat") return row;
    return [...row.slice(0, -1), 2 * (row.at(-1) ?? 0)];
  },
  parameters: (inputs, { layer: inner }) => ["forward", "backward"].flatMap((way) => parametersOf(way, inner, inputs)),
  mask: ({ layer: { options } }) => (options.returnSequences === true ? "keeps" : "ends"),
  activatesInside: true,
  build: (request) => {
    const { graph, options } = request;
    const inner = options.layer;
    const forward = built(request, "forward", inner);
    const backward = built(request, "backward", {
      ...inner,
      options: { ...inner.options, goBackwards: inner.options.goBackwards !== true },
    });
    const isSequence = inner.options.returnSequences === true;
    const ordered = isSequence ? graph.apply(reverseSteps, [backward], {}, "backwardOrdered") : backward;
    return merged(graph, options.mergeMode, forward, ordered);
  },
});

function parametersOf(way: string, inner: Thing, inputs: readonly RowShape[]): readonly ParameterDeclaration[] {
  const declared = cells[inner.type]?.parameters?.(inputs, inner.options, []) ?? [];
  return declared.map((each) => ({
    ...each,
    name: ofWay(way, each.name),
    stem: each.stem ?? each.name,
    optionsIn: "layer",
  }));
}

/** `forward` + `recurrentKernel` → `forwardRecurrentKernel`. */
function ofWay(way: string, name: string): string {
  return `${way}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The states of one of the two layers. */
function built(request: LayerBuild<unknown>, way: "forward" | "backward", inner: Thing): Value {
  const word = cells[inner.type];
  if (word === undefined) throw new Error(`bidirectional takes no ${inner.type}`);
  const own = ["kernel", "recurrentKernel", "bias"].flatMap((name) => {
    const value = request.parameters[ofWay(way, name)];
    return value === undefined ? [] : [[name, value] as const];
  });
  return word.build({
    ...request.within(inner),
    mask: undefined,
    parameters: Object.fromEntries(own),
    ordinal: request.ordinal + (way === "backward" ? backwardStreams : 0),
  });
}

function merged(graph: GraphBuilder, mode: "concat" | "sum" | "mul" | "ave", a: Value, b: Value): Value {
  switch (mode) {
    case "concat":
      return graph.apply(concatenate, [a, b], {}, "both");
    case "sum":
      return graph.apply(add, [a, b], {}, "both");
    case "mul":
      return graph.apply(multiply, [a, b], {}, "both");
    case "ave":
      return graph.apply(multiply, [graph.apply(add, [a, b], {}, "sum"), graph.constant(0.5)], {}, "both");
    default:
      return unreachable(mode);
  }
}
