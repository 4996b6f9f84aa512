import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { lastSize, leadingCount, sameShape } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { argMaxOfRow } from "./arg-max-of-row.ts";
import { zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { argMax, rowOf } from "./row-of.ts";

/**
 * 1 where output and target have their maximum at the same index of the last axis (the lowest, on ties), else 0.
 * No gradient: it is only used in metrics.
 */
export const argMaxEquals: Op<JsonObject, Two> = {
  name: "argMaxEquals",
  summary: "1 where argmaxᵢ output[r, i] = argmaxᵢ target[r, i], the lowest i on ties; else 0",
  shape: ([output, target]) => {
    if (!sameShape(output, target)) throw new Error("argMaxEquals: shapes differ");
    return output.slice(0, -1);
  },
  evaluate: ([output, target], hits) => {
    for (let row = 0; row < hits.data.length; row++) {
      hits.data[row] = argMax(rowOf(output, row)) === argMax(rowOf(target, row)) ? 1 : 0;
    }
  },
  loops: ({ arithmetic: { choose, number }, shapes: { inputs }, read, write, fresh }) => {
    const size = lastSize(inputs[0]);
    const [sample, i] = [fresh("sample"), fresh("i")];
    const [answer, wanted] = [fresh("answer"), fresh("wanted")];
    const hit = choose(variable(answer), "===", variable(wanted), number(1), zero);
    return [
      loop(sample, leadingCount(inputs[0]), [
        ...argMaxOfRow({ read, fresh, input: 0, size, sample, i, index: answer }),
        ...argMaxOfRow({ read, fresh, input: 1, size, sample, i, index: wanted }),
        ...write(index(sample), hit),
      ]),
    ];
  },
};
