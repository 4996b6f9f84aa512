import { meanOf, medianOf, modeOf } from "../../../runtime/columns/fit-fill.ts";
import { missing } from "../define/missing.ts";
import { choice } from "../define/option.ts";

const fits = { mean: meanOf, median: medianOf, mode: modeOf };

/** A missing number is filled in, and one more input says so. */
export const indicator = missing({
  type: "indicator",
  summary: "A missing number is filled in, and one more input is 1 where it was missing and 0 elsewhere.",
  options: {
    fill: choice(["mean", "median", "mode"], {
      summary: "What takes its place, found from the training rows.",
      default: "median",
    }),
  },
  example: "columns: { age: { type: number, missing: indicator } }",
  effect: "fill",
  of: "numbers",
  fit: (values, { fill }) => fits[fill](values()),
  fitFunction: ({ fill }) => `${fill}Of` as const,
  indicates: true,
});
