import { type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";

/** The position of a row, and the name for its maximum. */
export interface RowMaximum {
  readonly read: (input: number, position: Index) => Expression;
  readonly fresh: (preferredName: string) => string;
  readonly input: number;
  readonly size: number;
  /** The variable that counts rows, and the one that runs along a row. */
  readonly sample: string;
  readonly i: string;
  /** The name for the maximum of the row. */
  readonly maximum: string;
}

/** Finds the maximum of a row: the first, then b where a < b (a NaN that is not the first is skipped). */
export function maximumOfRow({ read, fresh, input, size, sample, i, maximum }: RowMaximum): readonly Statement[] {
  const value = fresh("value");
  const [known, next] = [variable(maximum), variable(value)];
  return [
    changing(maximum, read(input, index(sample, size))),
    loop(i, size, [
      local(value, read(input, cell(sample, size, i))),
      assign(maximum, { kind: "choose", operator: "<", left: known, right: next, yes: next, no: known }),
    ]),
  ];
}
