import type { Two } from "../ir/arity.ts";
import { constant, index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount, sameShape } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { argMaxOfRow } from "./arg-max-of-row.ts";
import { double, zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { argMax, rowOf } from "./row-of.ts";

/**
 * 1 where the index of the target's maximum is among the k largest elements of the output, else 0. Of equal values the
 * first counts as greater; NaN is not greater than any value. No gradient: it is only used in metrics.
 */
export const topKHit: Op<{ readonly k: number }, Two> = {
  name: "topKHit",
  summary: "1 where fewer than k outputs of the row rank before output[r, argmaxᵢ target[r, i]]; else 0",
  shape: ([output, target]) => {
    if (!sameShape(output, target)) throw new Error("topKHit: shapes differ");
    return output.slice(0, -1);
  },
  evaluate: ([output, target], hits, { k }) => {
    for (let row = 0; row < hits.data.length; row++) {
      const answers = rowOf(output, row);
      const index = argMax(rowOf(target, row));
      const chosen = answers[index] as number;
      const beaten = answers.filter((value, i) => chosen > value || (chosen === value && index < i)).length;
      hits.data[row] = beaten >= answers.length - k ? 1 : 0;
    }
  },
  loops: ({ arithmetic: { choose, number }, shapes: { inputs }, attributes: { k }, read, write, fresh }) => {
    const size = lastSize(inputs[0]);
    const [sample, wanted, chosen] = [fresh("sample"), fresh("wanted"), fresh("chosen")];
    const [i, value, beaten] = [fresh("i"), fresh("value"), fresh("beaten")];
    const one = constant(1);
    const after = choose(variable(wanted), "<", { kind: "index", index: index(i) }, one, zero);
    const isEqual = choose(variable(chosen), "===", variable(value), after, zero);
    const count = double.add(variable(beaten), choose(variable(chosen), ">", variable(value), one, isEqual));
    return [
      loop(sample, leadingCount(inputs[0]), [
        ...argMaxOfRow({ read, fresh, input: 1, size, sample, i, index: wanted }),
        local(chosen, read(0, cell(sample, size, wanted))),
        changing(beaten, zero),
        loop(i, size, [local(value, read(0, cell(sample, size, i))), assign(beaten, count)]),
        ...write(index(sample), choose(variable(beaten), ">=", constant(size - k), number(1), zero)),
      ]),
    ];
  },
};
