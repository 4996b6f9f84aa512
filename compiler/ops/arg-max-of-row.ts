import { type Expression, type Index, index, reduction, type Statement, variable } from "../ir/loop.ts";
import { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";

/** The position of a row, and the name for the index of its maximum. */
export interface RowArgMax {
  readonly read: (input: number, position: Index) => Expression;
  readonly fresh: (preferredName: string) => string;
  readonly input: number;
  readonly size: number;
  /** The variable that counts rows, and the one that runs along a row. */
  readonly sample: string;
  readonly i: string;
  /** The variable that holds the index of the maximum. */
  readonly index: string;
}

/** Finds the index of a row's maximum: the lowest, on ties. Values that are in a buffer need no loop here. */
export function argMaxOfRow({ read, fresh, input, size, sample, i, index: position }: RowArgMax): readonly Statement[] {
  const first = read(input, index(sample, size));
  if (first.kind === "element") return [local(position, reduction("argMax", first, { rows: false, times: size }))];
  const maximum = fresh("maximum");
  const value = read(input, cell(sample, size, i));
  return [
    changing(position, zero),
    changing(maximum, first),
    loop(i, size, [
      when(value, ">", variable(maximum), [
        assign(maximum, value),
        assign(position, { kind: "index", index: index(i) }),
      ]),
    ]),
  ];
}
