import { constant, type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
import type { Annealing, AnnealingInputs, Stage } from "./annealing.ts";
import { counted, double, zero } from "./constants.ts";
import type { LoopRequest } from "./op.ts";
import { words } from "./random-words.ts";

type Request = LoopRequest<Annealing, AnnealingInputs>;

/** Names and sizes used in all parts of the loops. */
interface Scope {
  readonly request: Request;
  readonly units: number;
  /** The first unit that is not clamped. */
  readonly first: number;
  /** The number of random numbers per annealing. */
  readonly draws: number;
  readonly names: {
    readonly [name in "sample" | "again" | "time" | "probe" | "unit" | "other" | "gap" | "chance"]: string;
  };
}

/** The loops of `boltzmannStatistics`. */
export function annealingLoops(request: Request): readonly Statement[] {
  const { shapes, attributes, write, fresh, arithmetic, written } = request;
  const scope = scopeOf(request);
  const { units, names } = scope;
  const position = fresh("index");
  const total = elementCount([shapes.inputs[0][0] ?? 1]);
  const samples = { ...total, times: total.times * attributes.equilibria * attributes.statistics.steps };
  const share = arithmetic.divide(written(index(position)), arithmetic.round(counted(samples)));
  return [
    loop(position, (units + 1) * units, write(index(position), zero)),
    loop(names.sample, total, [loop(names.again, attributes.equilibria, [...start(scope), ...run(scope)])]),
    loop(position, units * units, write(index(position), share)),
  ];
}

function scopeOf(request: Request): Scope {
  const { shapes, attributes, fresh } = request;
  const units = knownSize(shapes.inputs[2][0]);
  const first = attributes.phase === "clamped" ? lastSize(shapes.inputs[0]) : 0;
  const times = stepsOf(attributes.stages) + attributes.statistics.steps;
  const all = ["sample", "again", "time", "probe", "unit", "other", "gap", "chance"] as const;
  const names = Object.fromEntries(all.map((name) => [name, fresh(name)])) as unknown as Scope["names"];
  return { request, units, first, draws: units + times * 2 * (units - first), names };
}

function stepsOf(stages: readonly Stage[]): number {
  return stages.reduce((sum, { steps }) => sum + steps, 0);
}

/** A random number of this annealing, from [0, 1). */
function drawn({ request, draws, names }: Scope, position: Index): Expression {
  const { attributes, read } = request;
  const own = [
    { variable: names.sample, factor: draws * attributes.equilibria },
    { variable: names.again, factor: draws },
  ];
  const element = { terms: [...own, ...position.terms], constant: position.constant };
  const word = {
    kind: "random",
    seed: read(3, index()),
    step: read(4, index()),
    stream: attributes.stream,
    element,
  } as const;
  return double.divide(word, constant(words));
}

/** On or off at random; NaN stays NaN. */
function toss({ names }: Scope, at: Expression): Expression {
  const chance = variable(names.chance);
  const { choose } = double;
  return choose(chance, "===", chance, choose(at, "<", chance, constant(1), zero), chance);
}

/** The initial states: clamped units as in the row, with noise; the others at random. */
function start(scope: Scope): readonly Statement[] {
  const { request, units, first, names } = scope;
  const { arithmetic, attributes, read, write } = request;
  const { offToOn, onToOff } = attributes.noise;
  const states = units * units;
  const value = read(0, cell(names.sample, first, names.unit));
  const likely = arithmetic.multiply(value, arithmetic.number(1 - onToOff - offToOn));
  const held = [
    local(names.chance, arithmetic.add(arithmetic.number(offToOn), likely)),
    ...write(index(names.unit, 1, states), toss(scope, drawn(scope, index(names.unit)))),
  ];
  const coin = double.choose(drawn(scope, index(names.unit, 1, first)), "<", constant(0.5), constant(1), zero);
  const running = write(index(names.unit, 1, states + first), coin);
  return [...(first > 0 ? [loop(names.unit, first, held)] : []), loop(names.unit, units - first, running)];
}

/** Runs the units: probes them at random while the temperature falls, and counts at the last temperature. */
function run(scope: Scope): readonly Statement[] {
  const { request, units, first, names } = scope;
  const { stages, statistics } = request.attributes;
  const cooling = stepsOf(stages);
  const probes = loop(names.probe, units - first, probe(scope));
  const now = { kind: "index", index: index(names.time) } as const;
  const counting = cooling === 0 ? count(scope) : [when(now, ">=", constant(cooling), count(scope))];
  return [loop(names.time, cooling + statistics.steps, [probes, ...counting])];
}

/** Updates one unit, chosen at random, with the probability given by its neighbours and the temperature. */
function probe(scope: Scope): readonly Statement[] {
  const { request, units, first, names } = scope;
  const { arithmetic, read, write, written } = request;
  const running = units - first;
  const at = (plus: number): Index => ({
    terms: [
      { variable: names.time, factor: 2 * running },
      { variable: names.probe, factor: 2 },
    ],
    constant: units + plus,
  });
  const chosen = double.call("floor", double.multiply(drawn(scope, at(0)), constant(running)));
  const states = units * units;
  const weight = read(1, cell(names.unit, units, names.other));
  const term = arithmetic.multiply(weight, written(index(names.other, 1, states)));
  return [
    local(names.unit, first === 0 ? chosen : double.add(constant(first), chosen)),
    changing(names.gap, read(2, index(names.unit))),
    loop(names.other, units, [assign(names.gap, arithmetic.add(variable(names.gap), term))]),
    local(names.chance, arithmetic.call("sigmoid", arithmetic.divide(variable(names.gap), temperature(scope)))),
    ...write(index(names.unit, 1, states), toss(scope, drawn(scope, at(1)))),
  ];
}

/** The temperature at a time. */
function temperature({ request, names }: Scope): Expression {
  const { arithmetic, attributes } = request;
  const now = { kind: "index", index: index(names.time) } as const;
  const { stages, statistics } = attributes;
  return stages.reduceRight<Expression>((later, stage, position) => {
    if (stage.temperature === (stages[position + 1] ?? statistics).temperature) return later;
    const end = constant(stepsOf(stages.slice(0, position + 1)));
    return arithmetic.choose(now, "<", end, arithmetic.number(stage.temperature), later);
  }, arithmetic.number(statistics.temperature));
}

/** Counts every pair of units that are on together, including each unit with itself. */
function count({ request, units, names }: Scope): readonly Statement[] {
  const { arithmetic, write, written } = request;
  const states = units * units;
  const pair = cell(names.unit, units, names.other);
  const stateOf = (name: string): Expression => written(index(name, 1, states));
  const positionOf = (name: string): Expression => ({ kind: "index", index: index(name) });
  const both = arithmetic.add(written(pair), arithmetic.multiply(stateOf(names.unit), stateOf(names.other)));
  return [
    loop(names.unit, units, [
      loop(names.other, units, [when(positionOf(names.unit), "<=", positionOf(names.other), write(pair, both))]),
    ]),
  ];
}
