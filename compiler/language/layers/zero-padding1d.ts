import { layer } from "../define/layer.ts";
import { endsOf, endsOption, withEdges, withEnds } from "./edges.ts";
import { onlyInput } from "./only-input.ts";
import { asLines, asSequences, notASequence } from "./sequence-windows.ts";

/** Zeros before and after a sequence. */
export const zeroPadding1d = layer({
  type: "zeroPadding1d",
  summary: "Puts steps of zeros before and after a sequence.",
  options: {
    padding: endsOption("How many steps of zeros are added: one number for both ends, or [before, after].", 1),
  },
  example: "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: zeroPadding1d, padding: [2, 0] }",
  takes: "one",
  shape: ([row = []], { padding }) => notASequence("zeroPadding1d", row) ?? withEnds(row, [endsOf(padding)]),
  build: ({ graph, inputs, options: { padding } }) =>
    asSequences(graph, withEdges(graph, asLines(graph, onlyInput(inputs)), [[0, 0], endsOf(padding)])),
});
