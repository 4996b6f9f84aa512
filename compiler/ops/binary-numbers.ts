import { constant, index, variable } from "../ir/loop.ts";
import { assign, changing, local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";

/**
 * All rows of d binary digits, in ascending order: [2ᵈ, d], the lowest digit last. It has no inputs. No gradient: it is
 * constant.
 */
export const binaryNumbers: Op<{ readonly digits: number }, readonly []> = {
  name: "binaryNumbers",
  summary: "output[n, d] = digit d of the binary number n, the highest first",
  shape: (_, { digits }) => [1 << digits, digits],
  evaluate: (_, output, { digits }) => {
    for (let position = 0; position < output.data.length; position++) {
      const [number, digit] = [Math.floor(position / digits), position % digits];
      output.data[position] = (number >>> (digits - 1 - digit)) & 1;
    }
  },
  loops: ({ attributes: { digits }, write, fresh }) => {
    const [number, digit, rest, half] = [fresh("number"), fresh("digit"), fresh("rest"), fresh("half")];
    const { call, divide, multiply, subtract } = double;
    const halved = call("floor", divide(variable(rest), constant(2)));
    const odd = subtract(variable(rest), multiply(constant(2), variable(half)));
    // The lowest digit is last.
    const terms = [
      { variable: number, factor: digits },
      { variable: digit, factor: -1 },
    ];
    const position = { terms, constant: digits - 1 };
    return [
      loop(number, 1 << digits, [
        changing(rest, { kind: "index", index: index(number) }),
        loop(digit, digits, [local(half, halved), ...write(position, odd), assign(rest, variable(half))]),
      ]),
    ];
  },
};
