import type { One } from "../ir/arity.ts";
import { variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import { inverseRoot, type NormalizeAttributes } from "./inverse-root.ts";
import { count, range, rowsScratch, scratch, value } from "./kernel-arguments.ts";
import { normalizeLastGradient } from "./normalize-last-gradient.ts";
import type { Op } from "./op.ts";
import { rowOf, widthOf } from "./row-of.ts";

/**
 * Each row along the last axis, times 1 / √(mean of its squares + epsilon), or of their sum: the factor is computed in
 * float64 and rounded once.
 */
export const normalizeLast: Op<NormalizeAttributes, One> = {
  name: "normalizeLast",
  summary:
    "output[r, i] = input[r, i] · round(1 / √((Σⱼ input[r, j]²) / N + epsilon)), j ascending from 0, in float64; with `sum` not divided by N",
  shape: ([input]) => input,
  evaluate: ([input], output, { squares, epsilon }, { round, multiply }) => {
    const width = widthOf(input);
    for (let row = 0; row * width < input.data.length; row++) {
      const values = rowOf(input, row);
      const sum = values.reduce((total, x) => total + x * x, 0);
      const factor = round(1 / Math.sqrt((squares === "mean" ? sum / width : sum) + epsilon));
      const normalized = values.map((x) => multiply(x, factor));
      output.data.set(normalized, row * width);
    }
  },
  gradient: ({ graph, inputs: [input], output, upstream, attributes }) => [
    graph.apply(normalizeLastGradient, [input, output, upstream], attributes),
  ],
  kernel: ({ shapes: { inputs }, inputs: [input], attributes: { squares, epsilon }, output }) => {
    const size = lastSize(inputs[0]);
    const [columns, rows] = [count(size), range(leadingCount(inputs[0]))];
    const divisor = squares === "mean" ? size : 1;
    return {
      name: "normalizeLast",
      arguments: [input, columns, value(divisor), value(epsilon), output, ...rows, scratch],
      scratch: rowsScratch,
    };
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes, read, write, fresh }) => {
    const size = lastSize(inputs[0]);
    const [sample, i, squares, factor] = [fresh("sample"), fresh("i"), fresh("squares"), fresh("factor")];
    const x = read(0, cell(sample, size, i));
    return [
      loop(sample, leadingCount(inputs[0]), [
        changing(squares, zero),
        loop(i, size, [assign(squares, double.add(variable(squares), double.multiply(x, x)))]),
        local(factor, arithmetic.round(inverseRoot(variable(squares), size, attributes))),
        loop(i, size, write(cell(sample, size, i), arithmetic.multiply(x, variable(factor)))),
      ]),
    ];
  },
};
