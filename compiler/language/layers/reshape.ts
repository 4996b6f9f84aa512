import { reshape as reshapeOp } from "../../ops/reshape.ts";
import { layer } from "../define/layer.ts";
import { shape } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** The same values with other axes. */
export const reshape = layer({
  type: "reshape",
  summary: "The same values in the same order, with other axes.",
  options: {
    targetShape: shape({ summary: "The sizes of one row's axes, without the rows." }),
  },
  example: "layers:\n  - { type: input, shape: [784] }\n  - { type: reshape, targetShape: [28, 28, 1] }\n  - flatten",
  takes: "one",
  shape: ([row = []], { targetShape }) => {
    const [held, wanted] = [row, targetShape].map((sizes) => sizes.reduce((product, size) => product * size, 1));
    if (held === wanted) return targetShape;
    return {
      mistake: `[${row.join(", ")}] holds ${held} values, and [${targetShape.join(", ")}] needs ${wanted}.`,
      hint: "The product of the sizes must stay the same.",
      option: "targetShape",
    };
  },
  build: ({ graph, inputs, shape }) => graph.apply(reshapeOp, [onlyInput(inputs)], { shape: ["rows", ...shape] }),
});
