import { pointwiseOf } from "../../compiler/3-differentiate/pointwise.ts";
import type { GraphBuilder, Value } from "../../compiler/ir/graph-builder.ts";
import type { Json, JsonObject } from "../../compiler/ir/json.ts";
import type { Shape } from "../../compiler/ir/shape.ts";
import { activations } from "../../compiler/language/registry.gen.ts";
import { attributeOf } from "../../compiler/ops/pointwise.ts";
import { ops } from "../../compiler/ops/registry.gen.ts";
import type { Draw } from "../../compiler/testing/draw-values.ts";
import type { CaseInput } from "../../compiler/testing/op-case.ts";
import { withDefaults } from "../../compiler/testing/with-defaults.ts";
import type { OpCase } from "./op-case.ts";

const inside = (activation: string): Json => {
  const word = activations[activation];
  return attributeOf(pointwiseOf((graph, x) => word.build(graph, x, withDefaults(word))));
};

const free = (...shape: Shape): CaseInput => ({ shape, draw: "signed" });
const fixed = (draw: Draw, ...shape: Shape): CaseInput => ({ shape, draw, fixed: true });

/** A cell with odd sizes: the inputs of its trace, the optional ones, and which states come out. */
interface Cell {
  readonly name: string;
  readonly attributes: JsonObject;
  readonly inputs: readonly CaseInput[];
  readonly steps: number;
  readonly units: number;
}

const extras = [
  { masked: false, dropped: false },
  { masked: true, dropped: false },
  { masked: true, dropped: true },
] as const;

const sizes = [
  { steps: 3, units: 2 },
  { steps: 1, units: 3 },
  { steps: 4, units: 1 },
] as const;

const cells: readonly Cell[] = sizes.flatMap(({ steps, units }, index): Cell[] => {
  const { masked, dropped } = extras[index];
  const optional = [
    ...(masked ? [fixed("unit", "rows", steps)] : []),
    ...(dropped ? [fixed("positive", "rows", units)] : []),
  ];
  const common = { masked, dropped };
  const recurrent = (gates: number): CaseInput[] => [free("rows", steps, gates * units), free(units, gates * units)];
  return [
    ...["tanh", "gelu"].map((activation) => ({
      name: "simpleRnn",
      attributes: { ...common, activation: inside(activation) },
      inputs: [...recurrent(1), ...optional],
      steps,
      units,
    })),
    ...["sigmoid", "softsign"].map((gates) => ({
      name: "lstm",
      attributes: { ...common, activation: inside(masked ? "silu" : "tanh"), recurrentActivation: inside(gates) },
      inputs: [...recurrent(4), ...optional],
      steps,
      units,
    })),
    ...[true, false].map((resetAfter) => ({
      name: "gru",
      attributes: {
        ...common,
        activation: inside(masked ? "silu" : "tanh"),
        recurrentActivation: inside(dropped ? "softsign" : "sigmoid"),
        resetAfter,
      },
      inputs: [...recurrent(3), ...(resetAfter ? [free(3 * units)] : []), ...optional],
      steps,
      units,
    })),
  ];
});

const traceOf = ({ name, attributes }: Cell) => {
  const trace = ops[`${name}Trace`];
  return (graph: GraphBuilder, inputs: readonly Value[]): Value => graph.apply(trace, inputs as never, attributes);
};

/** The states of a cell as a function of what its steps take, which is what has a gradient: the trace is made of it. */
const statesOf = (cell: Cell, last: boolean): OpCase => ({
  op: cell.name,
  attributes: { ...cell.attributes, last, units: cell.units },
  inputs: [...cell.inputs, { ...traceShape(cell), made: traceOf(cell) }],
});

function traceShape(cell: Cell): CaseInput {
  const shape = ops[`${cell.name}Trace`].shape(
    cell.inputs.map((input) => input.shape),
    cell.attributes,
  );
  return { shape, draw: "signed" };
}

const gradientOf = (cell: Cell, last: boolean): OpCase => {
  const [, kernel, ...rest] = cell.inputs.filter(({ shape }) => shape.length > 1);
  const upstream = last ? free("rows", cell.units) : free("rows", cell.steps, cell.units);
  return {
    op: `${cell.name}Gradient`,
    attributes: { ...cell.attributes, last, units: cell.units },
    inputs: [upstream, traceShape(cell), kernel as CaseInput, ...rest],
  };
};

const steps = { op: "reverseSteps", attributes: {}, inputs: [free("rows", 3, 2)] };

/** Ops of recurrent layers that stand before a loss. */
export const recurrentDifferentiable: readonly OpCase[] = [
  ...cells.flatMap((cell) => [statesOf(cell, false), statesOf(cell, true)]),
  steps,
  { op: "repeatSteps", attributes: { steps: 3 }, inputs: [free("rows", 2)] },
];

/** Ops of recurrent layers that stand only in gradients, and the traces, which have none. */
export const recurrentOthers: readonly OpCase[] = [
  ...cells.flatMap((cell) => [
    { op: `${cell.name}Trace`, attributes: cell.attributes, inputs: cell.inputs },
    gradientOf(cell, false),
    gradientOf(cell, true),
  ]),
  { op: "previousStates", attributes: { units: 2 }, inputs: [free("rows", 3, 5)] },
  ...["sigmoid", "silu"].map((gates) => ({
    op: "gruRecurrentGradient",
    attributes: { recurrentActivation: inside(gates) },
    inputs: [free("rows", 3, 6), free("rows", 3, 10)],
  })),
  { op: "sumSteps", attributes: {}, inputs: [free("rows", 3, 2)] },
];
