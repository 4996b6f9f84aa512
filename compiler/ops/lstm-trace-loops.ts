import { type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { LstmAttributes, LstmInputs } from "./lstm-attributes.ts";
import type { LoopRequest } from "./op.ts";
import { applied, pointwise } from "./pointwise.ts";
import { extrasOf, ifKept, ofStep, sizesOf, stepsBegun } from "./recurrent.ts";

type Request = LoopRequest<LstmAttributes, LstmInputs>;

/** Indices in the trace, of a loop variable's unit: `before` steps back, `plus` values from the step's start. */
type At = (unit: string, before?: number, plus?: number) => Index;

/** The loops of `lstmTrace`. */
export function lstmTraceLoops(request: Request): readonly Statement[] {
  const { arithmetic, shapes, attributes, read, write, written, fresh } = request;
  const [gates, kernel] = shapes.inputs;
  const sizes = sizesOf(gates, kernel);
  const { steps, units } = sizes;
  const [sample, step, unit, k, sum] = [fresh("sample"), fresh("step"), fresh("unit"), fresh("k"), fresh("sum")];
  const at: At = (name, before = 0, plus = 0) =>
    ofStep(sample, index(step, 1, -before), sizes, 7 * units, index(name, 1, plus));
  const { mask, factors } = extrasOf<number>([0, 1, 2, 3], 2, attributes);
  const { isLater, start, begin } = stepsBegun(step, mask, fresh);
  const before = written(at(k, 1));
  const factored = factors === undefined ? before : arithmetic.multiply(before, read(factors, cell(sample, units, k)));
  const term = arithmetic.multiply(factored, read(1, cell(k, 4 * units, unit)));
  const sums = loop(unit, 4 * units, [
    changing(sum, read(0, ofStep(sample, index(step), sizes, 4 * units, index(unit)))),
    isLater([loop(k, units, [assign(sum, arithmetic.add(variable(sum), term))])]),
    ...write(at(unit, 0, 3 * units), variable(sum)),
  ]);
  const masked = [
    loop(unit, 7 * units, write(at(unit), zero)),
    isLater([loop(unit, 2 * units, write(at(unit), written(at(unit, 1))))]),
  ];
  const kept = [sums, loop(unit, units, unitOfStep(request, at, unit, isLater)), ...begin];
  const ofMask = mask === undefined ? undefined : read(mask, cell(sample, steps, step));
  const eachStep = loop(step, steps, ifKept(ofMask, kept, masked));
  return [loop(sample, elementCount(gates.slice(0, 1)), [...start, eachStep])];
}

/** The cell and the state of one unit, from its sums. */
function unitOfStep(
  { arithmetic, shapes, attributes, write, written, fresh }: Request,
  at: At,
  unit: string,
  isLater: (body: readonly Statement[]) => Statement,
): readonly Statement[] {
  const { add, multiply } = arithmetic;
  const { units } = sizesOf(shapes.inputs[0], shapes.inputs[1]);
  const [f, g] = [pointwise(attributes.activation), pointwise(attributes.recurrentActivation)];
  const gates = ["input", "forget", "candidate", "output"].map((name, position) => {
    const [sum, gate, of] = [fresh(`${name}Sum`), fresh(`${name}Gate`), position === 2 ? f : g];
    const slot = at(unit, 0, (3 + position) * units);
    return {
      gate: variable(gate),
      made: [local(sum, written(slot)), applied(of, sum, gate, arithmetic)],
      stored: of.keeps === "y" ? write(slot, variable(gate)) : [],
    };
  });
  const [before, now, active] = [fresh("cellBefore"), fresh("cell"), fresh("active")];
  const gate = (position: number) => gates[position]?.gate ?? zero;
  return [
    ...gates.flatMap(({ made }) => made),
    changing(before, zero),
    isLater([assign(before, written(at(unit, 1, units)))]),
    local(now, add(multiply(gate(1), variable(before)), multiply(gate(0), gate(2)))),
    applied(f, now, active, arithmetic),
    ...write(at(unit), multiply(gate(3), variable(active))),
    ...write(at(unit, 0, units), variable(now)),
    ...write(at(unit, 0, 2 * units), variable(active)),
    ...gates.flatMap(({ stored }) => stored),
  ];
}
