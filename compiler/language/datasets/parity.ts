import { RandomState } from "../../../runtime/random-state.ts";
import { integer, optional } from "../define/option.ts";
import { generator, numberColumn } from "./generating/generator.ts";
import { rowsOption, seedOption } from "./generating/generator-options.ts";

/** Whether the number of ones among some bits is odd. */
export const parity = generator({
  type: "parity",
  summary:
    "Whether the number of ones among some bits is odd: columns bits, a vector, and parity, 1 for odd. Without `rows`, every pattern once, in counting order.",
  formula: "parity = (bit₁ + bit₂ + …) modulo 2",
  options: {
    bits: integer({ summary: "How many bits.", minimum: 1, maximum: 16, default: 4 }),
    rows: optional(rowsOption("How many patterns are drawn at random, any of them perhaps more than once.")),
    seed: seedOption,
  },
  example: "dataset: { type: parity, bits: 4 }",
  columns: ({ bits }) => [{ name: "bits", type: "vector", shape: [bits] }, numberColumn("parity")],
  targets: ["parity"],
  generate: ({ bits, rows, seed }) => {
    const random = new RandomState(seed);
    const patterns = 1 << bits;
    const count = rows ?? patterns;
    const values = new Float64Array(count * bits);
    const odd = new Float64Array(count);
    for (let row = 0; row < count; row++) {
      const pattern = rows === undefined ? row : random.randint(0, patterns);
      for (let bit = 0; bit < bits; bit++) {
        const one = (pattern >>> (bits - 1 - bit)) & 1;
        values[row * bits + bit] = one;
        odd[row] = (odd[row] as number) ^ one;
      }
    }
    return {
      rows: count,
      columns: { bits: { kind: "numbers", values }, parity: { kind: "numbers", values: odd } },
    };
  },
});
