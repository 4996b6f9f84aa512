import { permuteAxes } from "../../ops/permute-axes.ts";
import { layer } from "../define/layer.ts";
import { shape } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** The axes of a row in another order. */
export const permute = layer({
  type: "permute",
  summary:
    "The same values with the axes of a row in another order: `dims: [2, 1]` turns [steps, channels] into [channels, steps].",
  formula: "inputs, its axes in the order of dims",
  options: {
    dims: shape({ summary: "For each axis of the output, the axis of the inputs, counted from 1." }),
  },
  example: "layers:\n  - { type: input, shape: [3, 5] }\n  - { type: permute, dims: [2, 1] }",
  takes: "one",
  mask: ({ dims }) => (dims[0] === 1 ? "keeps" : undefined),
  shape: ([row = []], { dims }) => {
    const complete = dims.length === row.length && row.every((_, axis) => dims.includes(axis + 1));
    if (complete) return dims.map((axis) => row[axis - 1] as number);
    const axes = row.map((_, axis) => axis + 1);
    return {
      mistake: `[${dims.join(", ")}] is no order of the ${row.length === 1 ? "one axis" : `${row.length} axes`} of [${row.join(", ")}]`,
      hint: `Name each of ${axes.join(", ")} once, as in { type: permute, dims: [${axes.toReversed().join(", ")}] }.`,
      option: "dims",
    };
  },
  build: ({ graph, inputs, options: { dims } }) =>
    graph.apply(permuteAxes, [onlyInput(inputs)], { axes: [0, ...dims] }, "output"),
});
