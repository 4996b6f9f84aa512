import { crossentropyScratch } from "../../runtime/kernels/scratch.ts";
import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { elementCount, lastSize, leadingCount, sameShape } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { spread, unspread } from "./broadcast.ts";
import { double, zero } from "./constants.ts";
import { count, range, scratch } from "./kernel-arguments.ts";
import { logarithm } from "./logarithm.ts";
import { maximumOfRow } from "./maximum-of-row.ts";
import { times } from "./multiply.ts";
import { negate } from "./negate.ts";
import type { Op } from "./op.ts";
import { rowOf } from "./row-of.ts";
import { softmax } from "./softmax.ts";
import { softmaxCrossentropySlope } from "./softmax-crossentropy-slope.ts";
import { spreadLast } from "./spread-last.ts";

/**
 * −Σ t · ln softmax(x) of logits x and probabilities t, for each row, without computing softmax(x), which rounds to 0
 * where its logarithm is still exact: [rows, N], [rows, N] → [rows]. Both sums are float64 and round once.
 */
export const softmaxCrossentropy: Op<JsonObject, Two> = {
  name: "softmaxCrossentropy",
  summary: "−Σᵢ tᵢ · (xᵢ − m − ln Σⱼ e^(xⱼ − m)), m the maximum of the row; sums ascending from 0, in float64",
  shape: ([logits, targets]) => {
    if (!sameShape(logits, targets)) throw new Error("softmaxCrossentropy: shapes differ");
    return logits.slice(0, -1);
  },
  evaluate: ([logits, targets], output, _, { subtract, multiply, exp, log, round }) => {
    for (let row = 0; row < output.data.length; row++) {
      const [x, t] = [rowOf(logits, row), rowOf(targets, row)];
      const maximum = x.reduce((a, b) => (a < b ? b : a));
      let sum = 0;
      for (const each of x) sum += exp(subtract(each, maximum));
      const logSum = log(round(sum));
      let total = 0;
      x.forEach((each, i) => {
        total += multiply(t[i] as number, subtract(subtract(each, maximum), logSum));
      });
      output.data[row] = round(-total);
    }
  },
  kernel: ({ shapes: { inputs }, inputs: [logits, targets], output }) => {
    const columns = lastSize(inputs[0]);
    const given = [logits, targets, count(columns), output, ...range(leadingCount(inputs[0])), scratch];
    return { name: "softmaxCrossentropy", arguments: given, scratch: crossentropyScratch(columns, 8) };
  },
  cost: ([logits]) => ({ exponentials: elementCount(logits) }),
  // ∂/∂x = Σt · p − t, ∂/∂t = −ln p
  gradient: ({ graph, inputs: [logits, targets], upstream, needed }) => {
    const scalar = unspread(graph, upstream);
    const alone = scalar.shape.length === 0;
    const all = alone
      ? spread(graph, scalar, logits.shape)
      : graph.apply(spreadLast, [upstream], { size: lastSize(logits.shape) });
    const p = graph.apply(softmax, [logits], {}, "probabilities");
    const toTargets = (): typeof p => graph.apply(negate, [graph.apply(logarithm, [p], {})], {});
    return [
      needed[0] ? times(graph, all, graph.apply(softmaxCrossentropySlope, [p, targets], {}, "slope")) : undefined,
      needed[1] ? times(graph, all, toTargets()) : undefined,
    ];
  },
  loops: ({ arithmetic: { subtract, multiply, negate, call, round }, shapes: { inputs }, read, write, fresh }) => {
    const [logits] = inputs;
    const size = lastSize(logits);
    const [sample, maximum, i, sum] = [fresh("sample"), fresh("maximum"), fresh("i"), fresh("sum")];
    const [logSum, total] = [fresh("logSum"), fresh("total")];
    const below = subtract(read(0, cell(sample, size, i)), variable(maximum));
    const term = multiply(read(1, cell(sample, size, i)), subtract(below, variable(logSum)));
    return [
      loop(sample, leadingCount(logits), [
        ...maximumOfRow({ read, fresh, input: 0, size, sample, i, maximum }),
        changing(sum, zero),
        loop(i, size, [assign(sum, double.add(variable(sum), call("exp", below)))]),
        local(logSum, call("log", round(variable(sum)))),
        changing(total, zero),
        loop(i, size, [assign(total, double.add(variable(total), term))]),
        ...write(index(sample), round(negate(variable(total)))),
      ]),
    ];
  },
};
