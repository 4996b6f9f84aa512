import { dataset } from "../vocabulary/dataset.ts";
import { datasetOptions } from "../vocabulary/dataset-options.ts";
import { integer } from "../vocabulary/option.ts";
import { sineOf } from "./sine-of.ts";

/** One wave of the sine, from −π to π, at even distances. */
export const sine = dataset({
  type: "sine",
  summary: "One wave of the sine: columns x, evenly from −π to π, and y = sin x.",
  formula: "y = sin x",
  options: { rows: integer({ summary: "How many points.", minimum: 2, default: 64 }), ...datasetOptions },
  example: "dataset: { type: sine, rows: 64 }",
  describe: () => ({
    columns: [
      { name: "x", type: "number", shape: [1] },
      { name: "y", type: "number", shape: [1] },
    ],
    inputs: { input: ["x"] },
    targets: { y: ["y"] },
    named: true,
    diagnostics: [],
  }),
  read: ({ options, place }) => {
    const rows = options.rows as number;
    const x = Float64Array.from({ length: rows }, (_, row) => ((2 * row - (rows - 1)) / (rows - 1)) * Math.PI);
    const columns = {
      x: { kind: "numbers", values: x },
      y: { kind: "numbers", values: x.map(sineOf) },
    } as const;
    return { table: { rows, columns, placeOf: () => place }, diagnostics: [] };
  },
});
