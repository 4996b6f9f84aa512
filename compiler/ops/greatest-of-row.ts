import { type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";

/** The position of a row, and the name for its greatest value. */
export interface RowMaximum {
  readonly read: (input: number, position: Index) => Expression;
  readonly fresh: (preferredName: string) => string;
  readonly input: number;
  readonly size: number;
  /** The variable that counts rows, and the one that runs along a row. */
  readonly sample: string;
  readonly i: string;
  /** The name for the greatest value of the row. */
  readonly greatest: string;
}

/** Finds the greatest value of a row: the first, then b where a < b (a NaN that is not the first is skipped). */
export function greatestOfRow({ read, fresh, input, size, sample, i, greatest }: RowMaximum): readonly Statement[] {
  const value = fresh("value");
  const [known, next] = [variable(greatest), variable(value)];
  return [
    changing(greatest, read(input, index(sample, size))),
    loop(i, size, [
      local(value, read(input, cell(sample, size, i))),
      assign(greatest, { kind: "choose", operator: "<", left: known, right: next, yes: next, no: known }),
    ]),
  ];
}
