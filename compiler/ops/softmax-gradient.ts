import type { Two } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, range, rowsScratch, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { widthOf } from "./row-of.ts";

/**
 * The gradient through softmax, from its output p and the upstream gradient g: p · (g − Σ g · p), row by row. No
 * gradient: it is only used in gradients.
 */
export const softmaxGradient: Op<JsonObject, Two> = {
  name: "softmaxGradient",
  summary: "pᵢ · (gᵢ − Σⱼ gⱼ · pⱼ), j ascending from 0",
  shape: ([output]) => output,
  evaluate: ([p, g], output, _, { add, subtract, multiply }) => {
    const size = widthOf(p);
    for (let start = 0; start < p.data.length; start += size) {
      let mean = 0;
      for (let i = start; i < start + size; i++) mean = add(mean, multiply(g.data[i] as number, p.data[i] as number));
      for (let i = start; i < start + size; i++) {
        output.data[i] = multiply(p.data[i] as number, subtract(g.data[i] as number, mean));
      }
    }
  },
  kernel: ({ shapes: { inputs }, inputs: [p, g], output }) => {
    const [columns, rows] = [count(lastSize(inputs[0])), range(leadingCount(inputs[0]))];
    return { name: "softmaxGradient", arguments: [p, g, columns, output, ...rows, scratch], scratch: rowsScratch };
  },
  loops: ({ arithmetic: { add, subtract, multiply }, shapes, read, write, fresh }) => {
    const [output] = shapes.inputs;
    const size = lastSize(output);
    const [sample, i, mean] = [fresh("sample"), fresh("i"), fresh("mean")];
    const [p, g] = [read(0, cell(sample, size, i)), read(1, cell(sample, size, i))];
    return [
      loop(sample, leadingCount(output), [
        changing(mean, zero),
        loop(i, size, [assign(mean, add(variable(mean), multiply(g, p)))]),
        loop(i, size, write(cell(sample, size, i), multiply(p, subtract(g, variable(mean))))),
      ]),
    ];
  },
};
