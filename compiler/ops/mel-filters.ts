import { log } from "../../runtime/log.ts";
import { constant, type Expression, index, variable } from "../ir/loop.ts";
import { cell, local, loop } from "../ir/statements.ts";
import { double } from "./constants.ts";
import type { Op } from "./op.ts";

/** Bins of a spectrum and the frequency from one to the next in Hz; filters evenly spaced in mel between two frequencies. */
export type MelAttributes = {
  readonly bins: number;
  readonly binWidth: number;
  readonly filters: number;
  /** In mel. */
  readonly lowest: number;
  readonly highest: number;
};

/** Frequency in mel: 1127 ln(1 + f / 700). */
export function melOf(frequency: number): number {
  return 1127 * log(1 + frequency / 700);
}

/**
 * Triangular filters over the bins of a spectrum, evenly spaced in mel, as TensorFlow's `linear_to_mel_weight_matrix`:
 * [bins, filters]. The bin of frequency 0 is in no filter. It has no inputs. No gradient: it is constant.
 */
export const melFilters: Op<MelAttributes, readonly []> = {
  name: "melFilters",
  summary: "output[k, m] = max(0, min((mel(k) − edge(m)) / width, (edge(m + 2) − mel(k)) / width)), 0 for k = 0",
  shape: (_, { bins, filters }) => [bins, filters],
  evaluate: (_, output, { bins, binWidth, filters, lowest, highest }, { round }) => {
    const width = (highest - lowest) / (filters + 1);
    for (let k = 0; k < bins; k++) {
      const mel = melOf(k * binWidth);
      for (let m = 0; m < filters; m++) {
        const rising = (mel - lowest) / width - m;
        const least = rising < 2 - rising ? rising : 2 - rising;
        output.data[k * filters + m] = k === 0 || least < 0 ? 0 : round(least);
      }
    }
  },
  loops: ({ arithmetic, attributes: { bins, binWidth, filters, lowest, highest }, write, fresh }) => {
    const width = (highest - lowest) / (filters + 1);
    const [k, m, mel, rising, falling] = [fresh("k"), fresh("m"), fresh("mel"), fresh("rising"), fresh("falling")];
    const [least, zero] = [fresh("least"), constant(0)];
    const { add, subtract, multiply, divide, call, choose } = double;
    const at = (name: string): Expression => ({ kind: "index", index: index(name) });
    const frequency = divide(multiply(at(k), constant(binWidth)), constant(700));
    const inside = choose(variable(least), "<", zero, zero, arithmetic.round(variable(least)));
    return [
      loop(k, bins, [
        local(mel, multiply(constant(1127), call("log", add(constant(1), frequency)))),
        loop(m, filters, [
          local(rising, subtract(divide(subtract(variable(mel), constant(lowest)), constant(width)), at(m))),
          local(falling, subtract(constant(2), variable(rising))),
          local(least, choose(variable(rising), "<", variable(falling), variable(rising), variable(falling))),
          ...write(cell(k, filters, m), choose(at(k), "===", zero, zero, inside)),
        ]),
      ]),
    ];
  },
};
