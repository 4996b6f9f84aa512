import { elementCount } from "../ir/shape.ts";
import { count, range, scratch, value } from "./kernel-arguments.ts";
import type { LstmAttributes, LstmGradientAttributes, LstmGradientInputs } from "./lstm-attributes.ts";
import { lstmGradientLoops } from "./lstm-gradient-loops.ts";
import type { Numbers, Op, Tensor } from "./op.ts";
import { pointwise, recall } from "./pointwise.ts";
import { extrasOf, isKept, passedBack, sizesOf } from "./recurrent.ts";
import { hasKernel, recurrentScratch } from "./recurrent-kernel.ts";

/**
 * The gradient of the gates of `lstmTrace`: from the upstream gradient of its states, [rows, steps, units] or with `last` [rows,
 * units], the trace and the recurrent kernel → [rows, steps, 4 · units], from the last step to the first. The state of a step gets
 * what its output gets, plus what the step after it passes back; after the last step that is 0, with `last` the upstream
 * gradient. No gradient: it is only used in gradients.
 */
export const lstmGradient: Op<LstmGradientAttributes, LstmGradientInputs> = {
  name: "lstmGradient",
  summary:
    "dh = upstream[t] + Σⱼ output[t + 1, j] · recurrentKernel[u, j], j ascending from 0; dc = dc[t + 1] · f[t + 1] + dh · o · f′(c); output[t] = dc · n · i′, dc · c[t − 1] · f′, dc · i · n′, dh · f(c) · o′",
  shape: ([, trace, kernel]) => [...trace.slice(0, 2), 4 * sizesOf(trace, kernel).units],
  evaluate: (inputs, output, attributes, numbers) => {
    const [upstream, trace, kernel] = inputs;
    const { mask, factors } = extrasOf<Tensor | undefined>(inputs, 3, attributes);
    const [rows = 0, steps = 0] = output.shape;
    const units = kernel.shape[0] ?? 0;
    output.data.fill(0);
    for (let row = 0; row < rows; row++) {
      const given = (at: number): readonly number[] => [...upstream.data.subarray(at * units, (at + 1) * units)];
      let passed = attributes.last ? given(row) : Array<number>(units).fill(0);
      let passedCell: readonly number[] = Array<number>(units).fill(0);
      for (let step = steps - 1; step >= 0; step--) {
        const at = row * steps + step;
        if (!attributes.last) passed = given(at).map((each, unit) => numbers.add(each, passed[unit] as number));
        if (!isKept(mask, row, step)) continue;
        const values = trace.data.subarray(at * 7 * units, (at + 1) * 7 * units);
        const before =
          step === 0 ? [] : [...trace.data.subarray(((at - 1) * 7 + 1) * units, ((at - 1) * 7 + 2) * units)];
        const found = passed.map((total, unit) =>
          unitGradients(
            { values, unit, units, total, cell: passedCell[unit] as number, before: before[unit] ?? 0 },
            attributes,
            numbers,
          ),
        );
        const slopes = [0, 1, 2, 3].flatMap((gate) => found.map(({ gates }) => gates[gate] as number));
        output.data.set(slopes, at * 4 * units);
        passedCell = found.map(({ cell }) => cell);
        passed = passedBack(slopes, kernel, factors, row, numbers);
      }
    }
  },
  revises: true,
  loops: lstmGradientLoops,
  kernel: ({ shapes, attributes, inputs: [upstream, trace, kernel], output }) => {
    const sizes = sizesOf(shapes.inputs[1], shapes.inputs[2]);
    if (!hasKernel(attributes, sizes)) return undefined;
    const rows = range(elementCount(shapes.output.slice(0, 1)));
    const how = [count(sizes.steps), count(sizes.units), value(attributes.last ? 1 : 0)];
    return {
      name: "lstmGradient",
      arguments: [upstream, trace, kernel, output, ...rows, ...how, scratch],
      scratch: recurrentScratch(sizes, 4),
    };
  },
  cost: ([, trace, kernel], output) => {
    const { rows, times } = elementCount(output);
    return { multiplyAdds: { rows, times: times * sizesOf(trace, kernel).units } };
  },
};

interface UnitOfStep {
  /** The trace of the step. */
  readonly values: ArrayLike<number>;
  readonly unit: number;
  readonly units: number;
  /** The gradient of the state. */
  readonly total: number;
  /** The gradient of the cell that the step after it passes back. */
  readonly cell: number;
  /** The cell before the step. */
  readonly before: number;
}

function unitGradients(of: UnitOfStep, attributes: LstmAttributes, numbers: Numbers) {
  const { add, multiply } = numbers;
  const { values, unit, units, total, before } = of;
  const [f, g] = [pointwise(attributes.activation), pointwise(attributes.recurrentActivation)];
  const value = (slot: number): number => values[slot * units + unit] as number;
  const [i, forget, n, o] = [g, g, f, g].map((each, gate) => recall(each, value(3 + gate), numbers)) as [
    ...[Recalled, Recalled, Recalled, Recalled],
  ];
  const slope = recall(f, value(f.keeps === "x" ? 1 : 2), numbers).slope;
  const cell = add(of.cell, multiply(multiply(total, o.y), slope));
  const gates = [
    multiply(multiply(cell, n.y), i.slope),
    multiply(multiply(cell, before), forget.slope),
    multiply(multiply(cell, i.y), n.slope),
    multiply(multiply(total, value(2)), o.slope),
  ];
  return { gates, cell: multiply(cell, forget.y) };
}

type Recalled = ReturnType<typeof recall>;
