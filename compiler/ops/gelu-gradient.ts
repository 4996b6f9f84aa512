import type { Three } from "../ir/arity.ts";
import { chunksOfElements } from "../ir/chunks.ts";
import type { JsonObject } from "../ir/json.ts";
import { type Arithmetic, type Expression, index } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { range } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";

/** 2 / √π, the slope of erf at 0. */
const erfSlope = 1.1283791670955126;

/**
 * The gradient through gelu, from its input x, twice the normal distribution n there, and the upstream gradient g:
 * g · (½ n + ½ x · 2 / √π · e^(−x² / 2) · √½). No gradient: it is only used in gradients.
 */
export const geluGradient: Op<JsonObject, Three> = {
  name: "geluGradient",
  summary: "(g · n) · ½ + ((g · (½ · x)) · (2 / √π · e^−(s · s))) · √½, s = √½ · x",
  shape: ([input]) => input,
  evaluate: ([input, twice, upstream], output, _, { add, exp, multiply, round }) => {
    for (let i = 0; i < output.data.length; i++) {
      const [x, n, g] = [input.data[i] as number, twice.data[i] as number, upstream.data[i] as number];
      const scaled = multiply(round(Math.SQRT1_2), x);
      const bell = multiply(round(erfSlope), exp(-multiply(scaled, scaled)));
      const bent = multiply(multiply(multiply(g, multiply(0.5, x)), bell), round(Math.SQRT1_2));
      output.data[i] = add(multiply(multiply(g, n), 0.5), bent);
    }
  },
  formula: ([x, n, g], _, arithmetic) => slope(x, n, g, arithmetic),
  cost: ([input]) => ({ exponentials: elementCount(input) }),
  kernel: ({ shapes, inputs, output }) => ({
    name: "geluGradient",
    arguments: [...inputs, output, ...range(chunksOfElements(shapes.output))],
  }),
  loops: ({ arithmetic, shapes, read, write, fresh }) => {
    const i = fresh("i");
    const at = index(i);
    const body = write(at, slope(read(0, at), read(1, at), read(2, at), arithmetic));
    return [loop(i, elementCount(shapes.output), body)];
  },
};

function slope(x: Expression, n: Expression, g: Expression, arithmetic: Arithmetic): Expression {
  const { add, call, multiply, negate, number } = arithmetic;
  const scaled = multiply(number(Math.SQRT1_2), x);
  const bell = multiply(number(erfSlope), call("exp", negate(multiply(scaled, scaled))));
  const bent = multiply(multiply(multiply(g, multiply(number(0.5), x)), bell), number(Math.SQRT1_2));
  return add(multiply(multiply(g, n), number(0.5)), bent);
}
