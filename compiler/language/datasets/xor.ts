import { RandomState } from "../../../runtime/random-state.ts";
import { addNoise } from "./generating/add-noise.ts";
import { generator, numberColumn } from "./generating/generator.ts";
import { noiseOption, rowsOption, seedOption } from "./generating/generator-options.ts";

/** The exclusive or of two bits. */
export const xor = generator({
  type: "xor",
  summary:
    "The exclusive or: columns a and b, in the order 00 01 10 11 and again from the start for more rows, and xor, which is 1 where they differ.",
  formula: "xor = 1 where a ≠ b, else 0; then a and b have their noise added",
  options: {
    rows: rowsOption("How many rows; four are exactly the truth table.", 4),
    noise: noiseOption,
    seed: seedOption,
  },
  example: "dataset: { type: xor, rows: 4 }",
  columns: () => [numberColumn("a"), numberColumn("b"), numberColumn("xor")],
  targets: ["xor"],
  generate: ({ rows, noise, seed }) => {
    const bit = (of: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => of(row & 3));
    const [a, b] = [bit((row) => row >> 1), bit((row) => row & 1)];
    const xor = bit((row) => (row >> 1) ^ (row & 1));
    addNoise([a, b], noise, new RandomState(seed));
    const numbers = (values: Float64Array) => ({ kind: "numbers", values }) as const;
    return { rows, columns: { a: numbers(a), b: numbers(b), xor: numbers(xor) } };
  },
});
