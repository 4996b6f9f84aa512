import type { Three } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { knownSize, lastSize, leadingCount, product } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { count, productScratch, range, scratch, value } from "./kernel-arguments.ts";
import { matrixProduct } from "./matrix-product.ts";
import { kernelActivations, type Op } from "./op.ts";
import { sumColumns } from "./sum-columns.ts";

/** inputs · weights + bias, for every leading position; the sum starts from the bias. */
export const affine: Op<JsonObject, Three> = {
  name: "affine",
  summary: "output[r, u] = bias[u] + Σᵢ input[r, i] · weights[i, u], i ascending, starting from the bias",
  shape: ([input, weights, bias]) => {
    if (lastSize(input) !== weights[0] || weights[1] !== bias[0]) throw new Error("affine: sizes differ");
    return [...input.slice(0, -1), knownSize(weights[1])];
  },
  evaluate: ([input, weights, bias], output, _, { add, multiply }) => {
    const [inner = 0, units = 0] = weights.shape;
    for (let position = 0; position < output.data.length; position++) {
      const row = Math.floor(position / units);
      const unit = position % units;
      let sum = bias.data[unit] as number;
      for (let i = 0; i < inner; i++) {
        const [x, weight] = [input.data[row * inner + i], weights.data[i * units + unit]];
        sum = add(sum, multiply(x as number, weight as number));
      }
      output.data[position] = sum;
    }
  },
  gradient: ({ graph, inputs: [input, weights], upstream, needed }) => [
    needed[0] ? graph.apply(matrixProduct, [upstream, weights], { transpose: "right" }) : undefined,
    needed[1] ? graph.apply(matrixProduct, [input, upstream], { transpose: "left" }) : undefined,
    needed[2] ? graph.apply(sumColumns, [upstream], {}) : undefined,
  ],
  loops: ({ arithmetic, shapes, read, write, fresh }) => {
    const [input, weights] = shapes.inputs;
    const [inner, units] = [lastSize(input), lastSize(weights)];
    const [sample, unit, i, sum] = [fresh("sample"), fresh("unit"), fresh("i"), fresh("sum")];
    const term = arithmetic.multiply(read(0, cell(sample, inner, i)), read(1, cell(i, units, unit)));
    return [
      loop(sample, leadingCount(input), [
        loop(unit, units, [
          changing(sum, read(2, index(unit))),
          loop(i, inner, [assign(sum, arithmetic.add(variable(sum), term))]),
          ...write(cell(sample, units, unit), variable(sum)),
        ]),
      ]),
    ];
  },
  activates: true,
  kernel: ({ shapes, inputs: [input, weights, bias], output, activation }) => {
    const [inner, units] = [count(lastSize(shapes.inputs[0])), count(lastSize(shapes.inputs[1]))];
    const rows = range(leadingCount(shapes.inputs[0]));
    const apply = value(kernelActivations[activation]);
    return {
      name: "affine",
      arguments: [input, inner, weights, units, bias, output, units, ...rows, inner, units, apply, scratch],
      scratch: productScratch,
    };
  },
  cost: ([input, weights]) => {
    const { rows, times } = leadingCount(input);
    return { multiplyAdds: { rows, times: times * product(weights) } };
  },
};
