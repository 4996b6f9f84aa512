import { sin } from "../../../runtime/sin-cos.ts";
import { generator, numberColumn } from "./generating/generator.ts";
import { rowsOption } from "./generating/generator-options.ts";

/** One wave of the sine, from −π to π, at even distances. */
export const sine = generator({
  type: "sine",
  summary: "One wave of the sine: columns x, evenly from −π to π, and y = sin x.",
  formula: "y = sin x",
  options: { rows: rowsOption("How many points.", 64, 2) },
  example: "dataset: { type: sine, rows: 64 }",
  columns: () => [numberColumn("x"), numberColumn("y")],
  targets: ["y"],
  generate: ({ rows }) => {
    const x = Float64Array.from({ length: rows }, (_, row) => ((2 * row - (rows - 1)) / (rows - 1)) * Math.PI);
    const columns = {
      x: { kind: "numbers", values: x },
      y: { kind: "numbers", values: x.map(sin) },
    } as const;
    return { rows, columns };
  },
});
