import { type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { type GruAttributes, type GruInputs, ownOf } from "./gru-attributes.ts";
import type { LoopRequest } from "./op.ts";
import { applied, type Pointwise, pointwise } from "./pointwise.ts";
import { extrasOf, ifKept, ofStep, sizesOf, stepsBegun } from "./recurrent.ts";

type Request = LoopRequest<GruAttributes, GruInputs>;

/** Names and indices of the loops of one step. */
interface Scope {
  readonly units: number;
  readonly unit: string;
  readonly k: string;
  readonly sum: string;
  /** An index in the trace: of a unit, `before` steps back, of the part with this number. */
  readonly at: (unit: string, before?: number, part?: number) => Index;
  /** An input's part of the sums of a gate. */
  readonly gate: (part: number, unit?: string) => Expression;
  /** The state before, of unit k, times the factors. */
  readonly factored: (k: string) => Expression;
  readonly isLater: (body: readonly Statement[]) => Statement;
}

/** The loops of `gruTrace`. */
export function gruTraceLoops(request: Request): readonly Statement[] {
  const { arithmetic, shapes, attributes, read, write, written, fresh } = request;
  const [gates, kernel] = shapes.inputs;
  const sizes = sizesOf(gates, kernel);
  const { steps, units } = sizes;
  const [sample, step, unit, k, sum] = [fresh("sample"), fresh("step"), fresh("unit"), fresh("k"), fresh("sum")];
  const { mask, factors } = extrasOf<number>([0, 1, 2, 3, 4], ownOf(attributes), attributes);
  const { isLater, start, begin } = stepsBegun(step, mask, fresh);
  const at: Scope["at"] = (name, before = 0, part = 0) =>
    ofStep(sample, index(step, 1, -before), sizes, 5 * units, index(name, 1, part * units));
  const scope: Scope = {
    ...{ units, unit, k, sum, at, isLater },
    gate: (part, name = unit) => read(0, ofStep(sample, index(step), sizes, 3 * units, index(name, 1, part * units))),
    factored: (name) => {
      const before = written(at(name, 1));
      return factors === undefined ? before : arithmetic.multiply(before, read(factors, cell(sample, units, name)));
    },
  };
  const masked = [
    loop(unit, 5 * units, write(at(unit), zero)),
    isLater([loop(unit, units, write(at(unit), written(at(unit, 1))))]),
  ];
  const kept = [...(attributes.resetAfter ? resetAfter(request, scope) : resetBefore(request, scope)), ...begin];
  const ofMask = mask === undefined ? undefined : read(mask, cell(sample, steps, step));
  const eachStep = loop(step, steps, ifKept(ofMask, kept, masked));
  return [loop(sample, elementCount(gates.slice(0, 1)), [...start, eachStep])];
}

/** The recurrent sums of all gates, then each unit. */
function resetAfter(request: Request, scope: Scope): readonly Statement[] {
  const { arithmetic, attributes, read, write, written, fresh } = request;
  const { units, unit, k, sum, at, gate, factored, isLater } = scope;
  const term = arithmetic.multiply(factored(k), read(1, cell(k, 3 * units, unit)));
  const sums = loop(unit, 3 * units, [
    changing(sum, read(2, index(unit))),
    isLater([loop(k, units, [assign(sum, arithmetic.add(variable(sum), term))])]),
    ...write(at(unit, 0, 1), variable(sum)),
  ]);
  const g = pointwise(attributes.recurrentActivation);
  const [z, r] = ["update", "reset"].map((name, part) =>
    gateOf(request, g, name, arithmetic.add(gate(part), written(at(unit, 0, 1 + part))), at(unit, 0, 1 + part)),
  );
  if (z === undefined || r === undefined) throw new Error("a gru has two gates");
  const recurrent = fresh("recurrent");
  const total = arithmetic.add(gate(2), arithmetic.multiply(r.y, variable(recurrent)));
  return [
    sums,
    loop(unit, units, [
      ...z.made,
      ...r.made,
      local(recurrent, written(at(unit, 0, 3))),
      ...stateOf(request, scope, z.y, total),
    ]),
  ];
}

/** The gates, then r · h, then the candidate of each unit. */
function resetBefore(request: Request, scope: Scope): readonly Statement[] {
  const { arithmetic, attributes, write, written, fresh } = request;
  const { units, unit, k, at, factored, isLater } = scope;
  const g = pointwise(attributes.recurrentActivation);
  const gates = ["update", "reset"].map((name, part) => {
    const { made, sum } = sumOf(request, scope, part, factored(k));
    return loop(unit, units, [...made, ...gateOf(request, g, name, sum, at(unit, 0, 1 + part)).made]);
  });
  const [kept, reset, before] = [fresh("keptReset"), fresh("resetGate"), fresh("stateBefore")];
  const [updateKept, update] = [fresh("keptUpdate"), fresh("updateGate")];
  const { made, sum } = sumOf(request, scope, 2, written(at(k, 0, 3)));
  return [
    ...gates,
    loop(unit, units, [
      local(kept, written(at(unit, 0, 2))),
      ...recall(request, g, kept, reset),
      changing(before, zero),
      isLater([assign(before, factored(unit))]),
      ...write(at(unit, 0, 3), arithmetic.multiply(variable(reset), variable(before))),
    ]),
    loop(unit, units, [
      ...made,
      local(updateKept, written(at(unit, 0, 1))),
      ...recall(request, g, updateKept, update),
      ...stateOf(request, scope, variable(update), sum),
    ]),
  ];
}

/** The sum of a gate or the candidate from its input's part, in a variable of its own. */
function sumOf({ arithmetic, read, fresh }: Request, scope: Scope, part: number, values: Expression) {
  const { units, unit, k, gate, isLater } = scope;
  const sum = fresh("sum");
  const term = arithmetic.multiply(values, read(1, ofColumn(k, units, unit, part)));
  const made = [
    changing(sum, gate(part)),
    isLater([loop(k, units, [assign(sum, arithmetic.add(variable(sum), term))])]),
  ];
  return { made, sum: variable(sum) };
}

function ofColumn(k: string, units: number, unit: string, part: number): Index {
  return cell(k, 3 * units, unit, part * units);
}

/** The value of a gate from what was kept of it. */
function recall({ arithmetic }: Request, g: Pointwise, kept: string, y: string): readonly Statement[] {
  return [g.keeps === "y" ? local(y, variable(kept)) : applied(g, kept, y, arithmetic)];
}

/** A gate from its sum; what is kept is stored. */
function gateOf({ arithmetic, write, fresh }: Request, g: Pointwise, name: string, sum: Expression, slot: Index) {
  const [x, y] = [fresh(`${name}Sum`), fresh(name)];
  const made = [local(x, sum), applied(g, x, y, arithmetic), ...write(slot, variable(g.keeps === "y" ? y : x))];
  return { y: variable(y), made };
}

/** The candidate and the state of a unit. */
function stateOf(request: Request, scope: Scope, z: Expression, sum: Expression): readonly Statement[] {
  const { arithmetic, attributes, write, written, fresh } = request;
  const { unit, at, isLater } = scope;
  const n = gateOf(request, pointwise(attributes.activation), "candidate", sum, at(unit, 0, 4));
  const before = fresh("before");
  const rest = arithmetic.multiply(arithmetic.subtract(arithmetic.number(1), z), n.y);
  return [
    ...n.made,
    changing(before, zero),
    isLater([assign(before, written(at(unit, 1)))]),
    ...write(at(unit), arithmetic.add(arithmetic.multiply(z, variable(before)), rest)),
  ];
}
