import type { Statement } from "../ir/loop.ts";
import { constant, type Expression, type Index, variable } from "../ir/loop.ts";
import { local } from "../ir/statements.ts";
import { double } from "./constants.ts";

/**
 * What stands beyond the edges of an image: its mirror image (`d c b a | a b c d | d c b a`), its last pixel, or one
 * value.
 */
export type FillMode = "reflect" | "nearest" | "constant";

/** The two neighbouring pixels along an axis that a value is interpolated from, and their weights. */
export interface Neighbours<Index, Share> {
  readonly first: Index;
  readonly second: Index;
  readonly firstShare: Share;
  readonly secondShare: Share;
}

/** The neighbours of a position on an axis of `size` pixels; a position that is NaN counts as one before the first. */
export function neighbours(position: number, size: number, fill: FillMode): Neighbours<number, number> {
  const [low, high] = fill === "constant" ? [-1, size] : [0, size - 1];
  const folded = fill === "reflect" ? mirrored(position, size) : position;
  const inside = folded > low ? (folded < high ? folded : high) : low;
  const left = Math.floor(inside);
  const share = inside - left;
  return {
    first: left < 0 ? 0 : left < size - 1 ? left : size - 1,
    second: left < size - 1 ? left + 1 : size - 1,
    firstShare: left < 0 ? 0 : left < size ? 1 - share : 0,
    secondShare: fill === "constant" && left >= size - 1 ? 0 : share,
  };
}

function mirrored(position: number, size: number): number {
  const around = position + 0.5 - 2 * size * Math.floor((position + 0.5) / (2 * size));
  return (around < size ? around : 2 * size - around) - 0.5;
}

/** Names of the locals that hold the neighbours. */
export type NeighbourNames = Neighbours<string, string>;

/** The same as statements that declare locals, in float64. */
export function neighbourLocals(
  position: Expression,
  size: number,
  fill: FillMode,
  axis: string,
  fresh: (preferredName: string) => string,
): { readonly statements: readonly Statement[]; readonly names: NeighbourNames } {
  const { add, subtract, call, choose } = double;
  const [at, left] = [fresh(`${axis}At`), fresh(`${axis}Left`)];
  const names = {
    first: fresh(`${axis}First`),
    second: fresh(`${axis}Second`),
    firstShare: fresh(`${axis}FirstShare`),
    secondShare: fresh(`${axis}SecondShare`),
  };
  const [low, high] = (fill === "constant" ? [-1, size] : [0, size - 1]).map(constant) as [Expression, Expression];
  const [value, last, zero] = [variable(left), constant(size - 1), constant(0)];
  const { statements: folding, folded } = foldedLocal(position, size, fill, axis, fresh);
  const share = subtract(variable(at), value);
  const whole = subtract(constant(1), share);
  const inRange = choose(value, "<", zero, zero, choose(value, "<", constant(size), whole, zero));
  const statements = [
    ...folding,
    local(at, choose(folded, ">", low, choose(folded, "<", high, folded, high), low)),
    local(left, call("floor", variable(at))),
    local(names.first, choose(value, "<", zero, zero, choose(value, "<", last, value, last))),
    local(names.second, choose(value, "<", last, add(value, constant(1)), last)),
    local(names.firstShare, fill === "constant" ? inRange : whole),
    local(names.secondShare, fill === "constant" ? choose(value, ">=", last, zero, share) : share),
  ];
  return { statements, names };
}

function foldedLocal(
  position: Expression,
  size: number,
  fill: FillMode,
  axis: string,
  fresh: (preferredName: string) => string,
): { readonly statements: readonly Statement[]; readonly folded: Expression } {
  const { add, subtract, multiply, divide, call, choose } = double;
  const source = fresh(`${axis}Source`);
  if (fill !== "reflect") return { statements: [local(source, position)], folded: variable(source) };
  const [around, mirror] = [fresh(`${axis}Around`), fresh(`${axis}Mirrored`)];
  const period = constant(2 * size);
  const turns = call("floor", divide(variable(source), period));
  const back = choose(variable(around), "<", constant(size), variable(around), subtract(period, variable(around)));
  return {
    statements: [
      local(source, add(position, constant(0.5))),
      local(around, subtract(variable(source), multiply(period, turns))),
      local(mirror, subtract(back, constant(0.5))),
    ],
    folded: variable(mirror),
  };
}

/** The neighbours of a new pixel where an axis of `size` pixels is enlarged `times`: its middle lies at (i + ½) / times − ½. */
export function enlargedNeighbours(i: number, size: number, times: number): Neighbours<number, number> {
  return neighbours((i + 0.5) / times - 0.5, size, "nearest");
}

/** The same as statements that declare locals, in float64. */
export function enlargedNeighbourLocals(
  position: Index,
  size: number,
  times: number,
  axis: string,
  fresh: (preferredName: string) => string,
): { readonly statements: readonly Statement[]; readonly names: NeighbourNames } {
  const i: Expression = { kind: "index", index: position };
  const { add, divide, subtract } = double;
  const middle = subtract(divide(add(i, constant(0.5)), constant(times)), constant(0.5));
  return neighbourLocals(middle, size, "nearest", axis, fresh);
}
