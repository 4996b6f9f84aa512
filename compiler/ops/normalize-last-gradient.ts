import type { Three } from "../ir/arity.ts";
import { constant, variable } from "../ir/loop.ts";
import { lastSize, leadingCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import { inverseRoot, type NormalizeAttributes } from "./inverse-root.ts";
import { count, range, scratch, value } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { rowOf, widthOf } from "./row-of.ts";

/** Scratch bytes of its kernel: two sums of four rows. */
const twoSums = 64;

/**
 * The gradient through {@link normalizeLast}, from its input x, its output y = x · f and the upstream gradient g. As
 * ∂f/∂xᵢ = −f³ xᵢ / N, it is f · (gᵢ − yᵢ · (Σⱼ gⱼ yⱼ) / N). No gradient: it is only used in gradients.
 */
export const normalizeLastGradient: Op<NormalizeAttributes, Three> = {
  name: "normalizeLastGradient",
  summary:
    "(gᵢ − yᵢ · round((Σⱼ gⱼ · yⱼ) / N)) · f, f = round(1 / √((Σⱼ xⱼ²) / N + epsilon)), j ascending from 0, both sums in float64; with `sum` not divided by N",
  shape: ([input]) => input,
  evaluate: ([input, normalized, upstream], output, { squares, epsilon }, { round, subtract, multiply }) => {
    const width = widthOf(input);
    const divisor = squares === "mean" ? width : 1;
    for (let row = 0; row * width < input.data.length; row++) {
      const [y, g] = [rowOf(normalized, row), rowOf(upstream, row)];
      const sum = rowOf(input, row).reduce((total, x) => total + x * x, 0);
      const along = y.reduce((total, each, i) => total + (g[i] as number) * each, 0);
      const factor = round(1 / Math.sqrt(sum / divisor + epsilon));
      const slope = round(along / divisor);
      const gradient = y.map((each, i) => multiply(subtract(g[i] as number, multiply(each, slope)), factor));
      output.data.set(gradient, row * width);
    }
  },
  kernel: ({ shapes: { inputs }, inputs: given, attributes: { squares, epsilon }, output }) => {
    const size = lastSize(inputs[0]);
    const numbers = [count(size), value(squares === "mean" ? size : 1), value(epsilon)];
    return {
      name: "normalizeLastGradient",
      arguments: [...given, ...numbers, output, ...range(leadingCount(inputs[0])), scratch],
      scratch: twoSums,
    };
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes, read, write, fresh }) => {
    const size = lastSize(inputs[0]);
    const [sample, i, squares, along] = [fresh("sample"), fresh("i"), fresh("squares"), fresh("along")];
    const [factor, slope] = [fresh("factor"), fresh("slope")];
    const [x, y, g] = ([0, 1, 2] as const).map((input) => read(input, cell(sample, size, i)));
    if (x === undefined || y === undefined || g === undefined)
      throw new Error("normalizeLastGradient takes three inputs");
    const { subtract, multiply, round } = arithmetic;
    const away = subtract(g, multiply(y, variable(slope)));
    const share = attributes.squares === "mean" ? double.divide(variable(along), constant(size)) : variable(along);
    return [
      loop(sample, leadingCount(inputs[0]), [
        changing(squares, zero),
        changing(along, zero),
        loop(i, size, [
          assign(squares, double.add(variable(squares), double.multiply(x, x))),
          assign(along, double.add(variable(along), double.multiply(g, y))),
        ]),
        local(factor, round(inverseRoot(variable(squares), size, attributes))),
        local(slope, round(share)),
        loop(i, size, write(cell(sample, size, i), multiply(away, variable(factor)))),
      ]),
    ];
  },
};
