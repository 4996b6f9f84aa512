import type { Json } from "../ir/json.ts";
import { type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { LoopRequest, Op, Tensor } from "./op.ts";
import { applied, apply, pointwise } from "./pointwise.ts";
import { extrasOf, ifKept, isKept, ofStep, type RecurrentAttributes, sizesOf, stepsBegun } from "./recurrent.ts";

/** The activation of the cell, a `Pointwise`, and the optional inputs. */
export type SimpleRnnAttributes = RecurrentAttributes & { readonly activation: Json };

/** Gates, recurrent kernel, and the optional inputs: mask and factors. */
export type SimpleRnnInputs = readonly [unknown, unknown, unknown?, unknown?];

/**
 * The steps of a simple recurrent cell: gates [rows, steps, units], recurrent kernel [units, units] → [rows, steps, width],
 * the states, and behind them the sums where the slope of the activation needs them. The sum of the first step that is
 * not masked is its gate alone. No gradient: `simpleRnn` has it.
 */
export const simpleRnnTrace: Op<SimpleRnnAttributes, SimpleRnnInputs> = {
  name: "simpleRnnTrace",
  summary:
    "state[r, t, u] = f(gates[r, t, u] + Σₖ state[r, t − 1, k] · recurrentKernel[k, u]), k ascending, starting from the gate",
  shape: ([gates, kernel], { activation }) => {
    const { units } = sizesOf(gates, kernel);
    if (gates[2] !== units || kernel[1] !== units) throw new Error("simpleRnnTrace: sizes differ");
    return [...gates.slice(0, 2), widthOfTrace(activation, units)];
  },
  evaluate: (inputs, output, attributes, numbers) => {
    const [gates, kernel] = inputs;
    const { mask, factors } = extrasOf<Tensor | undefined>(inputs, 2, attributes);
    const [rows = 0, steps = 0, units = 0] = gates.shape;
    const f = pointwise(attributes.activation);
    for (let row = 0; row < rows; row++) {
      let state: readonly number[] | undefined;
      for (let step = 0; step < steps; step++) {
        const at = row * steps + step;
        const cells = output.data.subarray((at * output.data.length) / (rows * steps));
        if (!isKept(mask, row, step)) {
          cells.fill(0, 0, output.shape[2]);
          if (state) cells.set(state);
          continue;
        }
        const before = state?.map((h, k) =>
          factors ? numbers.multiply(h, factors.data[row * units + k] as number) : h,
        );
        state = Array.from({ length: units }, (_, unit) => {
          const gate = gates.data[at * units + unit] as number;
          const sum = (before ?? []).reduce(
            (total, h, k) => numbers.add(total, numbers.multiply(h, kernel.data[k * units + unit] as number)),
            gate,
          );
          const { y, kept } = apply(f, sum, numbers);
          if (f.keeps === "x") cells[units + unit] = kept;
          return y;
        });
        cells.set(state);
      }
    }
  },
  revises: true,
  loops: simpleRnnLoops,
  cost: ([gates, kernel]) => {
    const { rows, times } = elementCount(gates);
    return { multiplyAdds: { rows, times: times * sizesOf(gates, kernel).units } };
  },
};

/** Values per step of the trace. */
export function widthOfTrace(activation: Json, units: number): number {
  return pointwise(activation).keeps === "y" ? units : 2 * units;
}

function simpleRnnLoops(request: LoopRequest<SimpleRnnAttributes, SimpleRnnInputs>): readonly Statement[] {
  const { arithmetic, shapes, attributes, read, write, written, fresh } = request;
  const [gates, kernel] = shapes.inputs;
  const sizes = sizesOf(gates, kernel);
  const { steps, units } = sizes;
  const width = widthOfTrace(attributes.activation, units);
  const f = pointwise(attributes.activation);
  const [sample, step, unit] = [fresh("sample"), fresh("step"), fresh("unit")];
  const [k, sum, state] = [fresh("k"), fresh("sum"), fresh("state")];
  const at = (name: string, before = 0, plus = 0): Index =>
    ofStep(sample, index(step, 1, -before), sizes, width, index(name, 1, plus));
  const { mask, factors } = extrasOf<number>([0, 1, 2, 3], 2, attributes);
  const { isLater, start, begin } = stepsBegun(step, mask, fresh);
  const before = written(at(k, 1));
  const factored = factors === undefined ? before : arithmetic.multiply(before, read(factors, cell(sample, units, k)));
  const term = arithmetic.multiply(factored, read(1, cell(k, units, unit)));
  const kept = loop(unit, units, [
    changing(sum, read(0, ofStep(sample, index(step), sizes, units, index(unit)))),
    isLater([loop(k, units, [assign(sum, arithmetic.add(variable(sum), term))])]),
    applied(f, sum, state, arithmetic),
    ...write(at(unit), variable(state)),
    ...(f.keeps === "x" ? write(at(unit, 0, units), variable(sum)) : []),
  ]);
  const masked = [
    loop(unit, width, write(at(unit), zero)),
    isLater([loop(unit, units, write(at(unit), written(at(unit, 1))))]),
  ];
  const ofMask = mask === undefined ? undefined : read(mask, cell(sample, steps, step));
  const eachStep = ifKept(ofMask, [kept, ...begin], masked);
  return [loop(sample, elementCount(gates.slice(0, 1)), [...start, loop(step, steps, eachStep)])];
}
