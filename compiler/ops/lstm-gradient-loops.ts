import { constant, type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { LstmGradientAttributes, LstmGradientInputs } from "./lstm-attributes.ts";
import type { LoopRequest } from "./op.ts";
import { pointwise, recalled } from "./pointwise.ts";
import { extrasOf, fromLast, ifKept, ofStep, type RecurrentSizes, sizesOf } from "./recurrent.ts";

type Request = LoopRequest<LstmGradientAttributes, LstmGradientInputs>;

/** Names and indices of the loops of one step. */
interface Scope {
  readonly sizes: RecurrentSizes;
  readonly sample: string;
  readonly unit: string;
  /** The gradient of the state, and that of the cell passed back by the step after it. */
  readonly total: string;
  readonly passedCell: string;
  readonly step: Index;
  /** The step before. */
  readonly before: Index;
  readonly isNotFirst: (body: readonly Statement[]) => Statement;
}

/**
 * The loops of `lstmGradient`. What a step passes back, first that of the state and then that of the cell, waits where the step
 * before it will write its own values.
 */
export function lstmGradientLoops(request: Request): readonly Statement[] {
  const { shapes, attributes, read, write, fresh } = request;
  const [, trace, kernel] = shapes.inputs;
  const sizes = sizesOf(trace, kernel);
  const { steps, units } = sizes;
  const [sample, back, unit] = [fresh("sample"), fresh("back"), fresh("unit")];
  const step = fromLast(back, sizes);
  const scope: Scope = {
    sizes,
    sample,
    unit,
    total: fresh("total"),
    passedCell: fresh("passedCell"),
    step,
    before: { ...step, constant: step.constant - 1 },
    isNotFirst: (body) => when({ kind: "index", index: index(back) }, "<", constant(steps - 1), body),
  };
  const { mask } = extrasOf<number>([0, 1, 2, 3, 4], 3, attributes);
  const last = (plus: number): Index =>
    ofStep(sample, index(undefined, 0, steps - 1), sizes, 4 * units, index(unit, 1, plus));
  const start = attributes.last ? read(0, cell(sample, units, unit)) : zero;
  const ofMask = mask === undefined ? undefined : read(mask, ofStep(sample, step, sizes, 1, index()));
  const starts = loop(unit, units, [...write(last(0), start), ...write(last(units), zero)]);
  const eachStep = loop(back, steps, ifKept(ofMask, keptStep(request, scope), maskedStep(request, scope)));
  return [loop(sample, elementCount(trace.slice(0, 1)), [starts, eachStep])];
}

/** An index in the output: of a step, `plus` values from its start. */
function slot({ sizes, sample, unit }: Scope, step: Index, plus = 0, name = unit): Index {
  return ofStep(sample, step, sizes, 4 * sizes.units, index(name, 1, plus));
}

function totals({ arithmetic, attributes, read, written }: Request, scope: Scope): readonly Statement[] {
  const { sizes, sample, unit, total, passedCell, step } = scope;
  const passed = written(slot(scope, step));
  const given = read(0, ofStep(sample, step, sizes, sizes.units, index(unit)));
  return [
    local(total, attributes.last ? passed : arithmetic.add(given, passed)),
    local(passedCell, written(slot(scope, step, sizes.units))),
  ];
}

function maskedStep(request: Request, scope: Scope): readonly Statement[] {
  const { write } = request;
  const { sizes, unit, total, passedCell, step, before, isNotFirst } = scope;
  const passedOn = [
    ...write(slot(scope, before), variable(total)),
    ...write(slot(scope, before, sizes.units), variable(passedCell)),
  ];
  return [
    loop(unit, sizes.units, [...totals(request, scope), isNotFirst(passedOn)]),
    loop(unit, 4 * sizes.units, write(slot(scope, step), zero)),
  ];
}

function keptStep(request: Request, scope: Scope): readonly Statement[] {
  const { arithmetic, attributes, read, write, written, fresh } = request;
  const { sizes, sample, unit, before, step, isNotFirst } = scope;
  const { units } = sizes;
  const { factors } = extrasOf<number>([0, 1, 2, 3, 4], 3, attributes);
  const [j, sum] = [fresh("j"), fresh("sum")];
  const term = arithmetic.multiply(written(slot(scope, step, 0, j)), read(2, cell(unit, 4 * units, j)));
  const factored: Expression =
    factors === undefined
      ? variable(sum)
      : arithmetic.multiply(variable(sum), read(factors, cell(sample, units, unit)));
  return [
    loop(unit, units, [...totals(request, scope), ...unitGradients(request, scope)]),
    isNotFirst([
      loop(unit, units, [
        changing(sum, zero),
        loop(j, 4 * units, [assign(sum, arithmetic.add(variable(sum), term))]),
        ...write(slot(scope, before), factored),
      ]),
    ]),
  ];
}

function unitGradients(request: Request, scope: Scope): readonly Statement[] {
  const { arithmetic, attributes, read, write, fresh } = request;
  const { add, multiply } = arithmetic;
  const { sizes, sample, unit, total, passedCell, step, before, isNotFirst } = scope;
  const { units } = sizes;
  const [f, g] = [pointwise(attributes.activation), pointwise(attributes.recurrentActivation)];
  const kept = (of: Index, position: number): Expression =>
    read(1, ofStep(sample, of, sizes, 7 * units, index(unit, 1, position * units)));
  const names = ["input", "forget", "candidate", "output"];
  const gates = names.map((name, position) => {
    const [of, own] = [position === 2 ? f : g, fresh(name)];
    const [y, slope] = [of.keeps === "y" ? own : fresh(`${name}Gate`), fresh(`${name}Slope`)];
    const made = [local(own, kept(step, 3 + position)), ...recalled(of, own, { y, slope }, arithmetic)];
    return { y: variable(y), slope: variable(slope), made };
  });
  const [active, ofCell, slope] = [fresh("active"), fresh("keptCell"), fresh("cellSlope")];
  const [previous, gradient] = [fresh("cellBefore"), fresh("cellGradient")];
  const [i, forget, n, o] = gates as readonly Gate[] as readonly [Gate, Gate, Gate, Gate];
  const through = multiply(multiply(variable(total), o.y), variable(slope));
  const slopes = [
    multiply(multiply(variable(gradient), n.y), i.slope),
    multiply(multiply(variable(gradient), variable(previous)), forget.slope),
    multiply(multiply(variable(gradient), i.y), n.slope),
    multiply(multiply(variable(total), kept(step, 2)), o.slope),
  ];
  return [
    ...gates.flatMap(({ made }) => made),
    local(ofCell, kept(step, f.keeps === "x" ? 1 : 2)),
    ...recalled(f, ofCell, { y: active, slope }, arithmetic),
    changing(previous, zero),
    isNotFirst([assign(previous, kept(before, 1))]),
    local(gradient, add(variable(passedCell), through)),
    ...slopes.flatMap((each, position) => write(slot(scope, step, position * units), each)),
    isNotFirst(write(slot(scope, before, units), multiply(variable(gradient), forget.y))),
  ];
}

interface Gate {
  readonly y: Expression;
  readonly slope: Expression;
  readonly made: readonly Statement[];
}
