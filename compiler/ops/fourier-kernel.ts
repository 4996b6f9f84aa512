import { cos } from "../../runtime/sin-cos.ts";
import { addIndex, constant, type Expression, index, variable } from "../ir/loop.ts";
import { local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";

/** The length of a frame, and of the Fourier transform that it is filled up to with zeros. */
export type FourierAttributes = { readonly frame: number; readonly length: number };

const turn = 2 * Math.PI;

/**
 * The kernel whose convolution with samples is the Fourier transform of each frame in a Hann window: [1, frame, 1, 2 ·
 * bins], bins = length / 2 + 1; first the real parts of the bins, then the imaginary ones. It has no inputs. No gradient:
 * it is constant.
 */
export const fourierKernel: Op<FourierAttributes, readonly []> = {
  name: "fourierKernel",
  summary:
    "output[0, n, 0, k] = hann(n) · cos(2π k n / length); for k ≥ bins −sin with k − bins; hann(n) = ½ − ½ cos(2π n / frame)",
  shape: (_, { frame, length }) => [1, frame, 1, 2 * (length / 2 + 1)],
  evaluate: (_, output, { frame, length }, { round }) => {
    const bins = length / 2 + 1;
    for (let n = 0; n < frame; n++) {
      const window = 0.5 - 0.5 * cos((n * turn) / frame);
      for (let k = 0; k < bins; k++) {
        const share = (n * k) / length;
        const angle = (share - Math.floor(share)) * turn;
        output.data[n * 2 * bins + k] = round(window * cos(angle));
        output.data[n * 2 * bins + bins + k] = round(window * cos(angle + Math.PI / 2));
      }
    }
  },
  loops: ({ arithmetic, attributes: { frame, length }, write, fresh }) => {
    const bins = length / 2 + 1;
    const [n, k] = [fresh("n"), fresh("k")];
    const [window, share, angle] = [fresh("window"), fresh("share"), fresh("angle")];
    const { add, subtract, multiply, divide, call } = double;
    const at = (name: string): Expression => ({ kind: "index", index: index(name) });
    const hann = multiply(constant(0.5), call("cos", divide(multiply(at(n), constant(turn)), constant(frame))));
    const whole = call("floor", variable(share));
    const part = (shift: number, first: number) => {
      const turned = shift === 0 ? variable(angle) : add(variable(angle), constant(shift));
      const value = arithmetic.round(multiply(variable(window), call("cos", turned)));
      return write(addIndex(index(n, 2 * bins), index(k, 1, first)), value);
    };
    return [
      loop(n, frame, [
        local(window, subtract(constant(0.5), hann)),
        loop(k, bins, [
          local(share, divide(multiply(at(n), at(k)), constant(length))),
          local(angle, multiply(subtract(variable(share), whole), constant(turn))),
          ...part(0, 0),
          ...part(Math.PI / 2, bins),
        ]),
      ]),
    ];
  },
};
