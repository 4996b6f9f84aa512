import { constant, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { LoopRequest, Op, Tensor } from "./op.ts";
import { pointwise, recall, recalled } from "./pointwise.ts";
import { extrasOf, fromLast, ifKept, isKept, ofStep, sizesOf } from "./recurrent.ts";
import type { StatesAttributes } from "./recurrent-states.ts";
import { type SimpleRnnAttributes, widthOfTrace } from "./simple-rnn-trace.ts";

type Attributes = SimpleRnnAttributes & StatesAttributes;

/** The upstream gradient, the trace, the recurrent kernel, and the optional inputs. */
type Inputs = readonly [unknown, unknown, unknown, unknown?, unknown?];

/**
 * The gradient of a simple recurrent cell's gates: from the upstream gradient of its states, [rows, steps, units] or with `last`
 * [rows, units], the trace and the recurrent kernel → [rows, steps, units], from the last step to the first. The state of
 * a step gets what its output gets, plus what the step after it passes back; after the last step that is 0, with `last` the
 * upstream gradient. No gradient: it is only used in gradients.
 */
export const simpleRnnGradient: Op<Attributes, Inputs> = {
  name: "simpleRnnGradient",
  summary:
    "output[r, t, u] = f′ · (upstream[r, t, u] + Σⱼ output[r, t + 1, j] · recurrentKernel[u, j]), j ascending from 0",
  shape: ([, trace, kernel]) => [...trace.slice(0, 2), sizesOf(trace, kernel).units],
  evaluate: (inputs, output, attributes, numbers) => {
    const [upstream, trace, kernel] = inputs;
    const { mask, factors } = extrasOf<Tensor | undefined>(inputs, 3, attributes);
    const [rows = 0, steps = 0, units = 0] = output.shape;
    const f = pointwise(attributes.activation);
    const width = trace.shape[2] ?? 0;
    output.data.fill(0);
    for (let row = 0; row < rows; row++) {
      const from = (step: number) => (row * steps + step) * units;
      let passed = [
        ...(attributes.last ? upstream.data.subarray(row * units, (row + 1) * units) : Array(units).fill(0)),
      ];
      for (let step = steps - 1; step >= 0; step--) {
        const total = passed.map((each, unit) =>
          attributes.last ? each : numbers.add(upstream.data[from(step) + unit] as number, each),
        );
        passed = total;
        if (!isKept(mask, row, step)) continue;
        const slopes = total.map((each, unit) => {
          const kept = trace.data[(row * steps + step) * width + (f.keeps === "x" ? units : 0) + unit] as number;
          return numbers.multiply(each, recall(f, kept, numbers).slope);
        });
        output.data.set(slopes, from(step));
        passed = total.map((_, unit) => {
          const sum = slopes.reduce(
            (all, slope, j) => numbers.add(all, numbers.multiply(slope, kernel.data[unit * units + j] as number)),
            0,
          );
          return factors ? numbers.multiply(sum, factors.data[row * units + unit] as number) : sum;
        });
      }
    }
  },
  revises: true,
  loops: gradientLoops,
  cost: ([, trace, kernel], output) => {
    const { rows, times } = elementCount(output);
    return { multiplyAdds: { rows, times: times * sizesOf(trace, kernel).units } };
  },
};

/** What a step passes back waits where the step before it will write its own values. */
function gradientLoops(request: LoopRequest<Attributes, Inputs>): readonly Statement[] {
  const { arithmetic, shapes, attributes, read, write, written, fresh } = request;
  const [, trace, kernel] = shapes.inputs;
  const sizes = sizesOf(trace, kernel);
  const { steps, units } = sizes;
  const width = widthOfTrace(attributes.activation, units);
  const f = pointwise(attributes.activation);
  const [sample, back, unit] = [fresh("sample"), fresh("back"), fresh("unit")];
  const [j, sum, total] = [fresh("j"), fresh("sum"), fresh("total")];
  const [kept, state, slope] = [fresh("kept"), fresh("state"), fresh("slope")];
  const step = fromLast(back, sizes);
  const at = (of: Index, name: string, size = units, plus = 0): Index =>
    ofStep(sample, of, sizes, size, index(name, 1, plus));
  const before = { ...step, constant: step.constant - 1 };
  const isNotFirst = (body: readonly Statement[]): Statement =>
    when({ kind: "index", index: index(back) }, "<", constant(steps - 1), body);
  const { mask, factors } = extrasOf<number>([0, 1, 2, 3, 4], 3, attributes);
  const passed = written(at(step, unit));
  const whole = local(total, attributes.last ? passed : arithmetic.add(read(0, at(step, unit)), passed));
  const term = arithmetic.multiply(written(at(step, j)), read(2, cell(unit, units, j)));
  const passedOn =
    factors === undefined
      ? variable(sum)
      : arithmetic.multiply(variable(sum), read(factors, cell(sample, units, unit)));
  const ofKept = [
    loop(unit, units, [
      whole,
      local(kept, read(1, at(step, unit, width, f.keeps === "x" ? units : 0))),
      ...recalled(f, kept, { y: state, slope }, arithmetic),
      ...write(at(step, unit), arithmetic.multiply(variable(total), variable(slope))),
    ]),
    isNotFirst([
      loop(unit, units, [
        changing(sum, zero),
        loop(j, units, [assign(sum, arithmetic.add(variable(sum), term))]),
        ...write(at(before, unit), passedOn),
      ]),
    ]),
  ];
  const ofMasked = [
    loop(unit, units, [whole, isNotFirst(write(at(before, unit), variable(total))), ...write(at(step, unit), zero)]),
  ];
  const last = index(undefined, 0, steps - 1);
  const start = attributes.last ? read(0, cell(sample, units, unit)) : zero;
  const ofMask = mask === undefined ? undefined : read(mask, ofStep(sample, step, sizes, 1, index()));
  return [
    loop(sample, elementCount(trace.slice(0, 1)), [
      loop(unit, units, write(at(last, unit), start)),
      loop(back, steps, ifKept(ofMask, ofKept, ofMasked)),
    ]),
  ];
}
