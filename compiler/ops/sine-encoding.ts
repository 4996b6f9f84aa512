import { exp } from "../../runtime/exp.ts";
import { log } from "../../runtime/log.ts";
import { cos } from "../../runtime/sin-cos.ts";
import { addIndex, constant, type Expression, index, variable } from "../ir/loop.ts";
import { local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";

/** The number of positions and of values of each, and the longest wavelength in turns of 2π positions. */
export type SineAttributes = { readonly steps: number; readonly size: number; readonly maxWavelength: number };

const turn = 2 * Math.PI;
const quarter = Math.PI / 2;

/**
 * Sines and cosines of each position, in pairs of one wavelength, growing from 2π to 2π · maxWavelength: [steps, size]
 * (Vaswani et al. 2017). It has no inputs. No gradient: it is constant.
 */
export const sineEncoding: Op<SineAttributes, readonly []> = {
  name: "sineEncoding",
  summary:
    "output[t, 2 k] = sin(t / maxWavelength^(2 k / size)), output[t, 2 k + 1] the cosine, in float64, rounded once; angles first lose their whole turns",
  shape: (_, { steps, size }) => [steps, size],
  evaluate: (_, output, { steps, size, maxWavelength }, { round }) => {
    for (let t = 0; t < steps; t++) {
      for (let i = 0; i < size; i++) {
        const frequency = exp((-log(maxWavelength) / size) * (i - (i % 2)));
        const turns = (t * frequency) / turn;
        const angle = (turns - Math.floor(turns)) * turn;
        output.data[t * size + i] = round(cos(i % 2 === 0 ? angle - quarter : angle));
      }
    }
  },
  loops: ({ arithmetic, attributes: { steps, size, maxWavelength }, write, fresh }) => {
    const [position, pair] = [fresh("position"), fresh("pair")];
    const [frequency, turns, angle] = [fresh("frequency"), fresh("turns"), fresh("angle")];
    const { subtract, multiply, divide, call } = double;
    const place = (name: string, factor = 1): Expression => ({ kind: "index", index: index(name, factor) });
    const waves = (column: Expression): ReturnType<typeof local>[] => [
      local(frequency, call("exp", multiply(constant(-log(maxWavelength) / size), column))),
      local(turns, divide(multiply(place(position), variable(frequency)), constant(turn))),
      local(angle, multiply(subtract(variable(turns), call("floor", variable(turns))), constant(turn))),
    ];
    const sine = arithmetic.round(call("cos", subtract(variable(angle), constant(quarter))));
    const cosine = arithmetic.round(call("cos", variable(angle)));
    const at = (column: ReturnType<typeof index>) => addIndex(index(position, size), column);
    const pairs = loop(pair, Math.floor(size / 2), [
      ...waves(place(pair, 2)),
      ...write(at(index(pair, 2)), sine),
      ...write(at(index(pair, 2, 1)), cosine),
    ]);
    const last =
      size % 2 === 0 ? [] : [...waves(constant(size - 1)), ...write(at(index(undefined, 0, size - 1)), sine)];
    return [loop(position, steps, [pairs, ...last])];
  },
};
