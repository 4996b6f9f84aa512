import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, range, rowsScratch, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { rowOf, widthOf } from "./row-of.ts";

/**
 * The gradient of softmaxCrossentropy with respect to the logits, from the probabilities p and the targets t: Σt · p −
 * t. No gradient: it is only used in gradients.
 */
export const softmaxCrossentropySlope: Op<JsonObject, Two> = {
  name: "softmaxCrossentropySlope",
  summary: "(Σⱼ tⱼ) · pᵢ − tᵢ, j ascending from 0",
  shape: ([probabilities]) => probabilities,
  evaluate: ([p, t], output, _, { add, subtract, multiply }) => {
    for (let position = 0; position < output.data.length; position++) {
      const whole = rowOf(t, Math.floor(position / widthOf(t))).reduce(add, 0);
      output.data[position] = subtract(multiply(whole, p.data[position] as number), t.data[position] as number);
    }
  },
  kernel: ({ shapes: { inputs }, inputs: [p, t], output }) => {
    const [columns, rows] = [count(lastSize(inputs[0])), range(leadingCount(inputs[0]))];
    const given = [p, t, columns, output, ...rows, scratch];
    return { name: "softmaxCrossentropySlope", arguments: given, scratch: rowsScratch };
  },
  loops: ({ arithmetic: { add, subtract, multiply }, shapes: { inputs }, read, write, fresh }) => {
    const [probabilities] = inputs;
    const size = lastSize(probabilities);
    const [sample, i, whole] = [fresh("sample"), fresh("i"), fresh("whole")];
    const [p, t] = [read(0, cell(sample, size, i)), read(1, cell(sample, size, i))];
    return [
      loop(sample, leadingCount(probabilities), [
        changing(whole, zero),
        loop(i, size, [assign(whole, add(variable(whole), t))]),
        loop(i, size, write(cell(sample, size, i), subtract(multiply(variable(whole), p), t))),
      ]),
    ];
  },
};
