import { constant, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { assign, changing, loop, when } from "../ir/statements.ts";
import { double } from "./constants.ts";

/** A group of units, by its first unit and its size. */
export type UnitGroup = { readonly first: number; readonly size: number };

/** Connected units: every unit of one group with every unit of another; within a group, every pair once. */
export type Connections = {
  readonly units: number;
  readonly between: readonly (readonly [one: UnitGroup, other: UnitGroup])[];
};

/** The two units of every pair, in the order of the pairs: connection by connection, row-major. */
export function pairsOf({ between }: Connections): readonly (readonly [number, number])[] {
  return between.flatMap(([one, other]) =>
    unitsOf(one).flatMap((i) =>
      unitsOf(other)
        .filter((j) => one.first !== other.first || i < j)
        .map((j) => [i, j] as const),
    ),
  );
}

function unitsOf({ first, size }: UnitGroup): readonly number[] {
  return Array.from({ length: size }, (_, index) => first + index);
}

/** The number of pairs. */
export function countPairs({ between }: Connections): number {
  const count = (one: UnitGroup, other: UnitGroup): number =>
    one.first === other.first ? (one.size * (one.size - 1)) / 2 : one.size * other.size;
  return between.reduce((sum, [one, other]) => sum + count(one, other), 0);
}

/** The indices of a pair: in the list of pairs, and two in the matrix of all units. */
export interface PairPosition {
  readonly pair: Index;
  readonly there: Index;
  readonly back: Index;
}

/** Loops over all pairs, in order. */
export function eachPair(
  { units, between }: Connections,
  fresh: (preferredName: string) => string,
  body: (index: PairPosition) => readonly Statement[],
): readonly Statement[] {
  const [i, j, pair] = [fresh("i"), fresh("j"), fresh("pair")];
  const loops = between.map(([one, other]) => {
    const there = matrixCell(units, i, one.first, j, other.first);
    const back = matrixCell(units, j, other.first, i, one.first);
    const step = assign(pair, double.add(variable(pair), constant(1)));
    const each = [...body({ pair: index(pair), there, back }), step];
    const [row, column] = [i, j].map((name) => ({ kind: "index", index: index(name) }) as const);
    const inner = one.first === other.first && row && column ? [when(row, "<", column, each)] : each;
    return loop(i, one.size, [loop(j, other.size, inner)]);
  });
  return [changing(pair, constant(0)), ...loops];
}

function matrixCell(units: number, row: string, firstRow: number, column: string, firstColumn: number): Index {
  const terms = [
    { variable: row, factor: units },
    { variable: column, factor: 1 },
  ];
  return { terms, constant: firstRow * units + firstColumn };
}
