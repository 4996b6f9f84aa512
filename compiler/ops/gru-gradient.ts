import { elementCount } from "../ir/shape.ts";
import type { GruAttributes, GruGradientAttributes, GruGradientInputs } from "./gru-attributes.ts";
import { gruGradientLoops } from "./gru-gradient-loops.ts";
import { count, range, scratch, value } from "./kernel-arguments.ts";
import type { Numbers, Op, Tensor } from "./op.ts";
import { pointwise, recall } from "./pointwise.ts";
import { extrasOf, isKept, passedBack, sizesOf } from "./recurrent.ts";
import { hasKernel, recurrentScratch } from "./recurrent-kernel.ts";

/**
 * The gradient of the gates of `gruTrace`: from the upstream gradient of its states, [rows, steps, units] or with `last` [rows,
 * units], the trace and the recurrent kernel → [rows, steps, 3 · units], from the last step to the first. The state of a step gets
 * what its output gets, plus what the step after it passes back; after the last step that is 0, with `last` the upstream
 * gradient. No gradient: it is only used in gradients.
 */
export const gruGradient: Op<GruGradientAttributes, GruGradientInputs> = {
  name: "gruGradient",
  summary:
    "dh = upstream[t] + passed; output[t] = dz, dr, dn = dh · (h[t − 1] − n) · z′, dn · s · r′, dh · (1 − z) · n′; passed = dh · z + Σⱼ (dz, dr, dn · r)[j] · recurrentKernel[u, j], j ascending from 0; with resetAfter false dq = Σⱼ dn[j] · recurrentKernel[u, j], dr = dq · h[t − 1] · r′, and the sum goes over dz and dr, starting from dq · r",
  shape: ([, trace, kernel]) => [...trace.slice(0, 2), 3 * sizesOf(trace, kernel).units],
  evaluate: (inputs, output, attributes, numbers) => {
    const [upstream, trace, kernel] = inputs;
    const { mask, factors } = extrasOf<Tensor | undefined>(inputs, 3, attributes);
    const [rows = 0, steps = 0] = output.shape;
    const units = kernel.shape[0] ?? 0;
    output.data.fill(0);
    for (let row = 0; row < rows; row++) {
      const given = (at: number): readonly number[] => [...upstream.data.subarray(at * units, (at + 1) * units)];
      let passed = attributes.last ? given(row) : Array<number>(units).fill(0);
      for (let step = steps - 1; step >= 0; step--) {
        const at = row * steps + step;
        if (!attributes.last) passed = given(at).map((each, unit) => numbers.add(each, passed[unit] as number));
        if (!isKept(mask, row, step)) continue;
        const values = trace.data.subarray(at * 5 * units, (at + 1) * 5 * units);
        const before = step === 0 ? [] : [...trace.data.subarray((at - 1) * 5 * units, ((at - 1) * 5 + 1) * units)];
        const found = backStep({ values, units, totals: passed, before, kernel, factors, row }, attributes, numbers);
        output.data.set(found.slopes, at * 3 * units);
        passed = found.passed;
      }
    }
  },
  revises: true,
  loops: gruGradientLoops,
  kernel: ({ shapes, attributes, inputs: [upstream, trace, kernel], output }) => {
    const sizes = sizesOf(shapes.inputs[1], shapes.inputs[2]);
    if (!attributes.resetAfter || !hasKernel(attributes, sizes)) return undefined;
    const rows = range(elementCount(shapes.output.slice(0, 1)));
    const how = [count(sizes.steps), count(sizes.units), value(attributes.last ? 1 : 0)];
    return {
      name: "gruGradient",
      arguments: [upstream, trace, kernel, output, ...rows, ...how, scratch],
      scratch: recurrentScratch(sizes, 3),
    };
  },
  cost: ([, trace, kernel], output) => {
    const { rows, times } = elementCount(output);
    return { multiplyAdds: { rows, times: times * sizesOf(trace, kernel).units } };
  },
};

interface BackStep {
  /** The trace of the step, and the state before it. */
  readonly values: ArrayLike<number>;
  readonly before: readonly number[];
  readonly units: number;
  /** The gradient of the state. */
  readonly totals: readonly number[];
  readonly kernel: Tensor;
  readonly factors: Tensor | undefined;
  readonly row: number;
}

/** The gradients of the gates of a step, and what is passed back. */
function backStep(of: BackStep, attributes: GruAttributes, numbers: Numbers) {
  const { add, subtract, multiply } = numbers;
  const { values, units, totals, before, kernel, factors, row } = of;
  const [f, g] = [pointwise(attributes.activation), pointwise(attributes.recurrentActivation)];
  const value = (part: number, unit: number): number => values[part * units + unit] as number;
  const z = totals.map((_, unit) => recall(g, value(1, unit), numbers));
  const r = totals.map((_, unit) => recall(g, value(2, unit), numbers));
  const n = totals.map((_, unit) => recall(f, value(4, unit), numbers));
  const at = (list: readonly { readonly y: number; readonly slope: number }[], unit: number) =>
    list[unit] as { readonly y: number; readonly slope: number };
  const dn = totals.map((total, unit) => multiply(multiply(total, subtract(1, at(z, unit).y)), at(n, unit).slope));
  const dz = totals.map((total, unit) =>
    multiply(multiply(total, subtract(before[unit] ?? 0, at(n, unit).y)), at(z, unit).slope),
  );
  const factor = (unit: number, x: number): number =>
    factors ? multiply(x, factors.data[row * units + unit] as number) : x;
  const mix = (rest: readonly number[]): number[] =>
    totals.map((total, unit) => add(multiply(total, at(z, unit).y), rest[unit] as number));
  if (attributes.resetAfter) {
    const dr = dn.map((slope, unit) => multiply(multiply(slope, value(3, unit)), at(r, unit).slope));
    const recurrent = [...dz, ...dr, ...dn.map((slope, unit) => multiply(slope, at(r, unit).y))];
    return { slopes: [...dz, ...dr, ...dn], passed: mix(passedBack(recurrent, kernel, factors, row, numbers)) };
  }
  const sum = (start: number, slopes: readonly number[], unit: number, first: number): number =>
    slopes.reduce(
      (all, slope, j) => add(all, multiply(slope, kernel.data[unit * 3 * units + first + j] as number)),
      start,
    );
  const dq = totals.map((_, unit) => sum(0, dn, unit, 2 * units));
  const dr = dq.map((slope, unit) => {
    const state = before.length === 0 ? 0 : factor(unit, before[unit] as number);
    return multiply(multiply(slope, state), at(r, unit).slope);
  });
  const rest = dq.map((slope, unit) => factor(unit, sum(multiply(slope, at(r, unit).y), [...dz, ...dr], unit, 0)));
  return { slopes: [...dz, ...dr, ...dn], passed: mix(rest) };
}
