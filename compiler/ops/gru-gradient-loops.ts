import { constant, type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import type { GruGradientAttributes, GruGradientInputs } from "./gru-attributes.ts";
import type { LoopRequest } from "./op.ts";
import { type Pointwise, pointwise, recalled } from "./pointwise.ts";
import { extrasOf, fromLast, ifKept, ofStep, sizesOf } from "./recurrent.ts";

type Request = LoopRequest<GruGradientAttributes, GruGradientInputs>;

/** Names and indices of the loops of one step. */
interface Scope {
  readonly units: number;
  readonly unit: string;
  readonly j: string;
  readonly sum: string;
  /** The gradient of the state, as it is read. */
  readonly total: Expression;
  /** An index in the output: of a unit, in a part; of the step, or the one before. */
  readonly slot: (unit: string, part: number) => Index;
  readonly slotBefore: (unit: string, part: number) => Index;
  /** What the trace keeps of a unit. */
  readonly kept: (unit: string, part: number) => Expression;
  readonly stateBefore: Expression;
  /** A value times the factor of the unit. */
  readonly factored: (value: Expression) => Expression;
  readonly isNotFirst: (body: readonly Statement[]) => Statement;
}

/**
 * The loops of `gruGradient`. What a step passes back waits where the step before it will write its own values; so does, with
 * `resetAfter` false, the start of the sum.
 */
export function gruGradientLoops(request: Request): readonly Statement[] {
  const { arithmetic, shapes, attributes, read, write, written, fresh } = request;
  const [, trace, kernel] = shapes.inputs;
  const sizes = sizesOf(trace, kernel);
  const { steps, units } = sizes;
  const [sample, back, unit] = [fresh("sample"), fresh("back"), fresh("unit")];
  const step = fromLast(back, sizes);
  const before = { ...step, constant: step.constant - 1 };
  const { mask, factors } = extrasOf<number>([0, 1, 2, 3, 4], 3, attributes);
  const at = (of: Index, width: number, name: string, part: number): Index =>
    ofStep(sample, of, sizes, width * units, index(name, 1, part * units));
  const passed = written(at(step, 3, unit, 0));
  const scope: Scope = {
    ...{ units, unit, j: fresh("j"), sum: fresh("sum") },
    total: attributes.last ? passed : arithmetic.add(read(0, at(step, 1, unit, 0)), passed),
    slot: (name, part) => at(step, 3, name, part),
    slotBefore: (name, part) => at(before, 3, name, part),
    kept: (name, part) => read(1, at(step, 5, name, part)),
    stateBefore: read(1, at(before, 5, unit, 0)),
    factored: (value) =>
      factors === undefined ? value : arithmetic.multiply(value, read(factors, cell(sample, units, unit))),
    isNotFirst: (body) => when({ kind: "index", index: index(back) }, "<", constant(steps - 1), body),
  };
  const last = ofStep(sample, index(undefined, 0, steps - 1), sizes, 3 * units, index(unit));
  const start = attributes.last ? read(0, cell(sample, units, unit)) : zero;
  const ofMask = mask === undefined ? undefined : read(mask, ofStep(sample, step, sizes, 1, index()));
  const kept = attributes.resetAfter ? resetAfter(request, scope) : resetBefore(request, scope);
  const eachStep = loop(back, steps, ifKept(ofMask, kept, masked(request, scope)));
  return [loop(sample, elementCount(trace.slice(0, 1)), [loop(unit, units, write(last, start)), eachStep])];
}

function masked({ write, fresh }: Request, { units, unit, total, slot, slotBefore, isNotFirst }: Scope) {
  const name = fresh("total");
  return [
    loop(unit, units, [local(name, total), isNotFirst(write(slotBefore(unit, 0), variable(name)))]),
    loop(unit, 3 * units, write(slot(unit, 0), zero)),
  ];
}

/** A gate of a unit from what was kept of it. */
function recallOf({ arithmetic, fresh }: Request, of: Pointwise, name: string, kept: Expression) {
  const own = fresh(name);
  const [y, slope] = [of.keeps === "y" ? own : fresh(`${name}Gate`), fresh(`${name}Slope`)];
  const made = [local(own, kept), ...recalled(of, own, { y, slope }, arithmetic)];
  return { y: variable(y), slope: variable(slope), made };
}

/** The gradients of the update gate and the candidate, and what goes straight to the state before. */
function updateAndCandidate(request: Request, scope: Scope) {
  const { arithmetic, attributes, write, fresh } = request;
  const { subtract, multiply } = arithmetic;
  const { unit, slot, slotBefore, kept, stateBefore, isNotFirst } = scope;
  const [f, g] = [pointwise(attributes.activation), pointwise(attributes.recurrentActivation)];
  const z = recallOf(request, g, "update", kept(unit, 1));
  const n = recallOf(request, f, "candidate", kept(unit, 4));
  const [total, before, candidate] = [fresh("total"), fresh("stateBefore"), fresh("candidateGradient")];
  const made = [
    local(total, scope.total),
    ...z.made,
    ...n.made,
    changing(before, zero),
    isNotFirst([assign(before, stateBefore)]),
    local(candidate, multiply(multiply(variable(total), subtract(arithmetic.number(1), z.y)), n.slope)),
    ...write(slot(unit, 0), multiply(multiply(variable(total), subtract(variable(before), n.y)), z.slope)),
    ...write(slot(unit, 2), variable(candidate)),
    isNotFirst(write(slotBefore(unit, 0), multiply(variable(total), z.y))),
  ];
  return { made, candidate: variable(candidate) };
}

/** Σⱼ values[j] · recurrentKernel[unit, first + j], added to the sum. */
function summed(
  { arithmetic, read }: Request,
  { units, unit, j, sum }: Scope,
  values: Expression,
  count: number,
  first: number,
  made: readonly Statement[] = [],
): Statement {
  const term = arithmetic.multiply(values, read(2, cell(unit, 3 * units, j, first)));
  return loop(j, count, [...made, assign(sum, arithmetic.add(variable(sum), term))]);
}

function passOn({ arithmetic, write, written }: Request, { unit, sum, slotBefore, factored }: Scope) {
  const direct = written(slotBefore(unit, 0));
  return write(slotBefore(unit, 0), arithmetic.add(direct, factored(variable(sum))));
}

function resetAfter(request: Request, scope: Scope): readonly Statement[] {
  const { arithmetic, attributes, write, written } = request;
  const { multiply } = arithmetic;
  const { units, unit, j, sum, slot, kept, isNotFirst } = scope;
  const g = pointwise(attributes.recurrentActivation);
  const { made, candidate } = updateAndCandidate(request, scope);
  const r = recallOf(request, g, "reset", kept(unit, 2));
  const ofTerm = recallOf(request, g, "resetOfTerm", kept(j, 2));
  const slopes = loop(unit, units, [
    ...made,
    ...r.made,
    ...write(slot(unit, 1), multiply(multiply(candidate, kept(unit, 3)), r.slope)),
  ]);
  const reset = multiply(written(slot(j, 2)), ofTerm.y);
  const passed = loop(unit, units, [
    changing(sum, zero),
    summed(request, scope, written(slot(j, 0)), 2 * units, 0),
    summed(request, scope, reset, units, 2 * units, ofTerm.made),
    ...passOn(request, scope),
  ]);
  return [slopes, isNotFirst([passed])];
}

function resetBefore(request: Request, scope: Scope): readonly Statement[] {
  const { arithmetic, attributes, write, written, fresh } = request;
  const { multiply } = arithmetic;
  const { units, unit, j, sum, slot, slotBefore, kept, stateBefore, factored, isNotFirst } = scope;
  const { made } = updateAndCandidate(request, scope);
  const r = recallOf(request, pointwise(attributes.recurrentActivation), "reset", kept(unit, 2));
  const before = fresh("factored");
  const slopes = loop(unit, units, made);
  const resets = loop(unit, units, [
    changing(sum, zero),
    summed(request, scope, written(slot(j, 2)), units, 2 * units),
    ...r.made,
    changing(before, zero),
    isNotFirst([assign(before, factored(stateBefore))]),
    ...write(slot(unit, 1), multiply(multiply(variable(sum), variable(before)), r.slope)),
    isNotFirst(write(slotBefore(unit, 1), multiply(variable(sum), r.y))),
  ]);
  // A loop over one unit is no loop: its variables need names of their own.
  const rest = { ...scope, sum: fresh("rest") };
  const passed = loop(unit, units, [
    changing(rest.sum, written(slotBefore(unit, 1))),
    summed(request, rest, written(slot(j, 0)), 2 * units, 0),
    ...passOn(request, rest),
  ]);
  return [slopes, resets, isNotFirst([passed])];
}
