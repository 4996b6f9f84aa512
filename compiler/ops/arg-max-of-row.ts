import { type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { assign, cell, changing, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";

/** Where a row is, and what to call the place of its greatest value. */
export interface RowArgMax {
  readonly read: (input: number, position: Index) => Expression;
  readonly fresh: (preferredName: string) => string;
  readonly input: number;
  readonly size: number;
  /** The variable that counts rows, and the one that runs along a row. */
  readonly sample: string;
  readonly i: string;
  /** The name that the place of the greatest value gets. */
  readonly index: string;
}

/** Finds where a row is greatest: the first place, on ties. */
export function argMaxOfRow({ read, fresh, input, size, sample, i, index: position }: RowArgMax): readonly Statement[] {
  const greatest = fresh("greatest");
  const value = read(input, cell(sample, size, i));
  return [
    changing(position, zero),
    changing(greatest, read(input, index(sample, size))),
    loop(i, size, [
      when(value, ">", variable(greatest), [
        assign(greatest, value),
        assign(position, { kind: "index", index: index(i) }),
      ]),
    ]),
  ];
}
