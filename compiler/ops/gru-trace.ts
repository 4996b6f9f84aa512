import { elementCount } from "../ir/shape.ts";
import { type GruAttributes, type GruInputs, ownOf } from "./gru-attributes.ts";
import { gruTraceLoops } from "./gru-trace-loops.ts";
import { count, range, scratch } from "./kernel-arguments.ts";
import type { Numbers, Op, Tensor } from "./op.ts";
import { apply, pointwise } from "./pointwise.ts";
import { extrasOf, isKept, sizesOf } from "./recurrent.ts";
import { hasKernel, recurrentScratch } from "./recurrent-kernel.ts";

/**
 * The steps of gated recurrent units (Cho et al. 2014): gates [rows, steps, 3 · units], in the order z r h, recurrent kernel [units,
 * 3 · units], with `resetAfter` a recurrent bias [3 · units] → [rows, steps, 5 · units]: the state h, what the gates z and r
 * keep, q, and what the candidate n keeps. q is what the reset gate is multiplied by or gives: the candidate's recurrent
 * sum, or r · h[t − 1]. Before the first step that is not masked h is 0 and adds no term. No gradient: `gru` has it.
 */
export const gruTrace: Op<GruAttributes, GruInputs> = {
  name: "gruTrace",
  summary:
    "s = bias + Σₖ h[t − 1, k] · recurrentKernel[k], k ascending, starting from the bias; z, r = g(gates + s); n = f(gates + r · s); h[t] = z · h[t − 1] + (1 − z) · n; with resetAfter false z, r = g(gates + Σₖ …), starting from the gate, and n = f(gates + Σₖ r[k] · h[t − 1, k] · …)",
  shape: ([gates, kernel], _) => {
    const { units } = sizesOf(gates, kernel);
    if (gates[2] !== 3 * units || kernel[1] !== 3 * units) throw new Error("gruTrace: sizes differ");
    return [...gates.slice(0, 2), 5 * units];
  },
  evaluate: (inputs, output, attributes, numbers) => {
    const [gates, kernel] = inputs;
    const { mask, factors } = extrasOf<Tensor | undefined>(inputs, ownOf(attributes), attributes);
    const [rows = 0, steps = 0] = gates.shape;
    const units = kernel.shape[0] ?? 0;
    for (let row = 0; row < rows; row++) {
      let before: readonly number[] | undefined;
      for (let step = 0; step < steps; step++) {
        const at = row * steps + step;
        const cells = output.data.subarray(at * 5 * units, (at + 1) * 5 * units);
        cells.fill(0);
        if (isKept(mask, row, step)) {
          const given = gates.data.subarray(at * 3 * units, (at + 1) * 3 * units);
          const factored = before?.map((h, k) =>
            factors ? numbers.multiply(h, factors.data[row * units + k] as number) : h,
          );
          cells.set(cellOf({ given, kernel, bias: inputs[2], before, factored, units }, attributes, numbers));
          before = [...cells.subarray(0, units)];
        } else if (before) cells.set(before);
      }
    }
  },
  revises: true,
  loops: gruTraceLoops,
  kernel: ({ shapes, attributes, inputs: [gates, kernel, bias], output }) => {
    const sizes = sizesOf(shapes.inputs[0], shapes.inputs[1]);
    if (!attributes.resetAfter || bias === undefined || !hasKernel(attributes, sizes)) return undefined;
    const rows = range(elementCount(shapes.inputs[0].slice(0, 1)));
    return {
      name: "gruTrace",
      arguments: [gates, kernel, bias, output, ...rows, count(sizes.steps), count(sizes.units), scratch],
      scratch: recurrentScratch(sizes, 3),
    };
  },
  cost: ([gates, kernel]) => {
    const { rows, times } = elementCount(gates);
    return { multiplyAdds: { rows, times: times * sizesOf(gates, kernel).units } };
  },
};

interface CellOfStep {
  readonly given: ArrayLike<number>;
  readonly kernel: Tensor;
  readonly bias: Tensor | undefined;
  /** The state before, and what the recurrent kernel is multiplied by; absent at the first step. */
  readonly before: readonly number[] | undefined;
  readonly factored: readonly number[] | undefined;
  readonly units: number;
}

/** All values of a step. */
function cellOf(of: CellOfStep, attributes: GruAttributes, numbers: Numbers): readonly number[] {
  const { add, subtract, multiply } = numbers;
  const { given, kernel, bias, before, factored = [], units } = of;
  const [f, g] = [pointwise(attributes.activation), pointwise(attributes.recurrentActivation)];
  const each = Array.from({ length: units }, (_, unit) => unit);
  const x = (gate: number, unit: number): number => given[gate * units + unit] as number;
  const sum = (start: number, values: readonly number[], column: number): number =>
    values.reduce((all, value, k) => add(all, multiply(value, kernel.data[k * 3 * units + column] as number)), start);
  const gate = (index: number) =>
    each.map((unit) => {
      const column = index * units + unit;
      const total = attributes.resetAfter
        ? add(x(index, unit), sum(bias?.data[column] as number, factored, column))
        : sum(x(index, unit), factored, column);
      return apply(g, total, numbers);
    });
  const [z, r] = [gate(0), gate(1)];
  const reset = (unit: number): number => r[unit]?.y as number;
  const q = attributes.resetAfter
    ? each.map((unit) => sum(bias?.data[2 * units + unit] as number, factored, 2 * units + unit))
    : each.map((unit) => multiply(reset(unit), factored[unit] ?? 0));
  const n = each.map((unit) =>
    apply(
      f,
      attributes.resetAfter
        ? add(x(2, unit), multiply(reset(unit), q[unit] as number))
        : sum(x(2, unit), factored.length === 0 ? [] : q, 2 * units + unit),
      numbers,
    ),
  );
  const state = each.map((unit) => {
    const share = z[unit]?.y as number;
    return add(multiply(share, before?.[unit] ?? 0), multiply(subtract(1, share), n[unit]?.y as number));
  });
  const kept = (of: readonly { readonly kept: number }[]) => of.map((value) => value.kept);
  return [...state, ...kept(z), ...kept(r), ...q, ...kept(n)];
}
