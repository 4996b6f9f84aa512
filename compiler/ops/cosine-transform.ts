import { cos } from "../../runtime/sin-cos.ts";
import { constant, type Expression, index } from "../ir/loop.ts";
import { cell, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";

/** How many numbers are transformed, and how many coefficients are kept. */
export type CosineTransformAttributes = { readonly size: number; readonly coefficients: number };

/**
 * The matrix of the discrete cosine transform (type 2) as TensorFlow's `mfccs_from_log_mel_spectrograms` scales it:
 * [size, coefficients]. It has no inputs. No gradient: it is constant.
 */
export const cosineTransform: Op<CosineTransformAttributes, readonly []> = {
  name: "cosineTransform",
  summary: "output[n, k] = √(2 / size) · cos(π k (n + ½) / size)",
  shape: (_, { size, coefficients }) => [size, coefficients],
  evaluate: (_, output, { size, coefficients }, { round }) => {
    for (let n = 0; n < size; n++) {
      for (let k = 0; k < coefficients; k++) {
        output.data[n * coefficients + k] = round(Math.sqrt(2 / size) * cos(((n + 0.5) * k * Math.PI) / size));
      }
    }
  },
  loops: ({ arithmetic, attributes: { size, coefficients }, write, fresh }) => {
    const [n, k] = [fresh("n"), fresh("k")];
    const { add, multiply, divide, call } = double;
    const at = (name: string): Expression => ({ kind: "index", index: index(name) });
    const angle = divide(multiply(multiply(add(at(n), constant(0.5)), at(k)), constant(Math.PI)), constant(size));
    const value = multiply(constant(Math.sqrt(2 / size)), call("cos", angle));
    return [loop(n, size, [loop(k, coefficients, write(cell(n, coefficients, k), arithmetic.round(value)))])];
  },
};
