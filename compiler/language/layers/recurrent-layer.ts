import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { knownSize, type RowShape } from "../../ir/shape.ts";
import { affine } from "../../ops/affine.ts";
import { matrixProduct } from "../../ops/matrix-product.ts";
import { multiply } from "../../ops/multiply.ts";
import { repeatSteps } from "../../ops/repeat-steps.ts";
import { reverseSteps } from "../../ops/reverse-steps.ts";
import type { LayerBuild, MaskRule, ParameterDeclaration } from "../define/layer.ts";
import type { OptionValues } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { dropoutFactors } from "./dropout-factors.ts";
import { onlyInput } from "./only-input.ts";
import type { cellOptions } from "./recurrent-options.ts";
import { secondStreamOf } from "./second-stream.ts";

type Values = OptionValues<typeof cellOptions>;

/** The shape of one row of a recurrent layer: the last state, or all of them. */
export function recurrentShape(
  type: string,
  [row = []]: readonly RowShape[],
  { units, returnSequences }: Pick<Values, "units" | "returnSequences">,
): RowShape | ShapeMistake {
  if (row.length !== 2) {
    return {
      mistake: `${type} takes steps of values, [steps, values], not [${row.join(", ")}]`,
      hint:
        row.length > 2
          ? "Put a reshape before it, which joins the axes of a step."
          : "Put { type: reshape, targetShape: [steps, values] } before it, or make windows of the rows.",
    };
  }
  return returnSequences ? [row[0] as number, units] : [units];
}

/** An activation that cannot be applied inside the steps. */
export function softmaxInside(
  options: { readonly [option: string]: unknown },
  names: readonly string[],
): ShapeMistake | undefined {
  const option = names.find((name) => (options[name] as { readonly type?: string } | undefined)?.type === "softmax");
  if (option === undefined) return undefined;
  return {
    mistake: "softmax joins all units, and a step applies its activation to each unit alone",
    hint: "Put { type: activation, activation: softmax } after the layer.",
    option,
  };
}

/** Masked steps keep the state; the mask of all states is in the order in which they come out. */
export function recurrentMask<Own extends Pick<Values, "returnSequences" | "goBackwards">>({
  returnSequences,
  goBackwards,
}: Own): MaskRule<Own> {
  if (!returnSequences) return "ends";
  if (!goBackwards) return "keeps";
  return {
    ofMask: true,
    build: ({ graph, masks: [mask] }) => {
      if (mask === undefined) throw new Error("a recurrent layer was asked for a mask without one");
      return graph.apply(reverseSteps, [mask], {}, "mask");
    },
  };
}

/** The kernel, the recurrent kernel and the bias of a cell with some gates. */
export function recurrentParameters(
  [row = []]: readonly RowShape[],
  { units, useBias }: Pick<Values, "units" | "useBias">,
  gates: number,
  bias: Omit<ParameterDeclaration, "name" | "fanIn" | "fanOut"> = { shape: [gates * units] },
): readonly ParameterDeclaration[] {
  const [values, sums] = [row[1] ?? 1, gates * units];
  return [
    { name: "kernel", shape: [values, sums], fanIn: values, fanOut: sums },
    { name: "recurrentKernel", stem: "recurrent", shape: [units, sums], fanIn: units, fanOut: sums },
    ...(useBias ? [{ name: "bias", fanIn: sums, fanOut: sums, ...bias }] : []),
  ];
}

/** What the steps of a cell take. */
export interface CellInputs {
  /** The inputs' part of the sums of all steps: inputs · kernel + bias, [rows, steps, gates · units]. */
  readonly gates: Value;
  readonly recurrentKernel: Value;
  /** The optional inputs: the mask, [rows, steps], and the factors of recurrent dropout, [rows, units]. */
  readonly extras: readonly Value[];
  /** Attributes of the ops of every cell. */
  readonly attributes: {
    readonly masked: boolean;
    readonly dropped: boolean;
    readonly last: boolean;
    readonly units: number;
  };
}

/** Computes what does not depend on the state, for all steps at once. */
export function cellInputs(request: LayerBuild<Values>, bias: Value | undefined): CellInputs {
  const { graph, inputs, masks, parameters, options, training, ordinal } = request;
  const { units, returnSequences, goBackwards, dropout, recurrentDropout } = options;
  const { kernel, recurrentKernel } = parameters;
  if (!kernel || !recurrentKernel) throw new Error("a recurrent layer was built without its weights");
  const inOrder = (of: Value, role: string): Value => (goBackwards ? graph.apply(reverseSteps, [of], {}, role) : of);
  const ordered = inOrder(onlyInput(inputs), "backwards");
  const mask = masks[0] && inOrder(masks[0], "maskBackwards");
  const x = training && dropout > 0 ? dropped(graph, ordered, dropout, ordinal) : ordered;
  const gates = bias
    ? graph.apply(affine, [x, kernel, bias], {}, "gates")
    : graph.apply(matrixProduct, [x, kernel], { transpose: "neither" }, "gates");
  const isDropped = training && recurrentDropout > 0;
  const factors = isDropped ? [dropoutFactors(graph, units, recurrentDropout, secondStreamOf(ordinal), "factors")] : [];
  return {
    gates,
    recurrentKernel,
    extras: [...(mask ? [mask] : []), ...factors],
    attributes: { masked: mask !== undefined, dropped: isDropped, last: !returnSequences, units },
  };
}

/** Drops the same values at every step of a row. */
function dropped(graph: GraphBuilder, x: Value, rate: number, stream: number): Value {
  const [, steps, values] = x.shape;
  const factors = dropoutFactors(graph, knownSize(values), rate, stream, "inputFactors");
  const repeated = graph.apply(repeatSteps, [factors], { steps: knownSize(steps) }, "factorsOfSteps");
  return graph.apply(multiply, [x, repeated], {}, "droppedInputs");
}
