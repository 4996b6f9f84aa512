import { elementCount } from "../3-differentiate/shape.ts";
import { constant, index, variable } from "../4-schedule/loop.ts";
import type { Op } from "./op.ts";

/** The greatest value of a tensor; −∞ of none. NaN if any value is NaN. */
export const maximumOfAll: Op = {
  name: "maximumOfAll",
  summary: "the greatest of all values, NaN if one is NaN",
  shape: () => [],
  evaluate: ([input], output) => {
    let greatest = Number.NEGATIVE_INFINITY;
    for (const value of input?.data ?? []) {
      if (Number.isNaN(value) || Number.isNaN(greatest)) greatest = Number.NaN;
      else if (value > greatest) greatest = value;
    }
    output.data[0] = greatest;
  },
  loops: ({ arithmetic, shapes, read, write, fresh }) => {
    const [input = []] = shapes.inputs;
    const [i, greatest, value] = [fresh("i"), fresh("greatest"), fresh("value")];
    // NaN fails every comparison: `value <= greatest` is false for it, and so it is kept; `greatest` NaN stays by the first test.
    const kept = arithmetic.choose(variable(greatest), "!==", variable(greatest), variable(greatest), variable(value));
    const next = arithmetic.choose(variable(value), "<=", variable(greatest), variable(greatest), kept);
    return [
      { kind: "let", name: greatest, value: constant(Number.NEGATIVE_INFINITY), changes: true },
      {
        kind: "for",
        variable: i,
        count: elementCount(input),
        body: [
          { kind: "let", name: value, value: read(0, index(i)), changes: false },
          { kind: "assign", name: greatest, value: next },
        ],
      },
      ...write(index(), variable(greatest)),
    ];
  },
};
