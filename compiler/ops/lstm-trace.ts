import { elementCount } from "../ir/shape.ts";
import { count, range, scratch } from "./kernel-arguments.ts";
import type { LstmAttributes, LstmInputs } from "./lstm-attributes.ts";
import { lstmTraceLoops } from "./lstm-trace-loops.ts";
import type { Numbers, Op, Tensor } from "./op.ts";
import { apply, pointwise } from "./pointwise.ts";
import { extrasOf, isKept, sizesOf, sumsOfStep } from "./recurrent.ts";
import { hasKernel, recurrentScratch } from "./recurrent-kernel.ts";

/**
 * The steps of a long short-term memory (Hochreiter and Schmidhuber 1997; with forget gates, Gers 2000): gates [rows, steps, 4
 * · units], in the order i f c o, and recurrent kernel [units, 4 · units] → [rows, steps, 7 · units]: the state h, the cell c,
 * f(c), and what the four gates keep. The sums of the first step that is not masked are its gates alone, and the cell before it is 0. No
 * gradient: `lstm` has it.
 */
export const lstmTrace: Op<LstmAttributes, LstmInputs> = {
  name: "lstmTrace",
  summary:
    "sums = gates[t] + Σₖ h[t − 1, k] · recurrentKernel[k], k ascending, starting from the gate; i, f, o = g(sums), n = f(sums); c[t] = f · c[t − 1] + i · n; h[t] = o · f(c[t])",
  shape: ([gates, kernel]) => {
    const { units } = sizesOf(gates, kernel);
    if (gates[2] !== 4 * units || kernel[1] !== 4 * units) throw new Error("lstmTrace: sizes differ");
    return [...gates.slice(0, 2), 7 * units];
  },
  evaluate: (inputs, output, attributes, numbers) => {
    const [gates, kernel] = inputs;
    const { mask, factors } = extrasOf<Tensor | undefined>(inputs, 2, attributes);
    const [rows = 0, steps = 0] = gates.shape;
    const units = kernel.shape[0] ?? 0;
    for (let row = 0; row < rows; row++) {
      let before: readonly number[] | undefined;
      for (let step = 0; step < steps; step++) {
        const cells = output.data.subarray((row * steps + step) * 7 * units, (row * steps + step + 1) * 7 * units);
        cells.fill(0);
        if (isKept(mask, row, step)) {
          const sums = sumsOfStep({ gates, kernel, factors, row, step, state: before?.slice(0, units) }, numbers);
          cells.set(cellOf(sums, before?.slice(units), attributes, numbers));
          before = [...cells.subarray(0, 2 * units)];
        } else if (before) cells.set(before);
      }
    }
  },
  revises: true,
  loops: lstmTraceLoops,
  kernel: ({ shapes, attributes, inputs: [gates, kernel], output }) => {
    const sizes = sizesOf(shapes.inputs[0], shapes.inputs[1]);
    if (!hasKernel(attributes, sizes)) return undefined;
    const rows = range(elementCount(shapes.inputs[0].slice(0, 1)));
    return {
      name: "lstmTrace",
      arguments: [gates, kernel, output, ...rows, count(sizes.steps), count(sizes.units), scratch],
      scratch: recurrentScratch(sizes, 4),
    };
  },
  cost: ([gates, kernel]) => {
    const { rows, times } = elementCount(gates);
    return { multiplyAdds: { rows, times: times * sizesOf(gates, kernel).units } };
  },
};

/** All values of a step from its sums and the cell before it. */
function cellOf(
  sums: readonly number[],
  before: readonly number[] | undefined,
  attributes: LstmAttributes,
  numbers: Numbers,
): readonly number[] {
  const { add, multiply } = numbers;
  const units = sums.length / 4;
  const [f, g] = [pointwise(attributes.activation), pointwise(attributes.recurrentActivation)];
  const gates = sums.map((sum, position) => apply(Math.floor(position / units) === 2 ? f : g, sum, numbers));
  const gate = (index: number, unit: number): number => gates[index * units + unit]?.y ?? Number.NaN;
  const each = Array.from({ length: units }, (_, unit) => unit);
  const cell = each.map((unit) =>
    add(multiply(gate(1, unit), before?.[unit] ?? 0), multiply(gate(0, unit), gate(2, unit))),
  );
  const active = cell.map((value) => apply(f, value, numbers).y);
  const state = active.map((value, unit) => multiply(gate(3, unit), value));
  return [...state, ...cell, ...active, ...gates.map(({ kept }) => kept)];
}
