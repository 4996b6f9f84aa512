import { layer } from "../define/layer.ts";
import { type Ends, endsOf, endsOption, nothingLeft, withEdges, withEnds } from "./edges.ts";
import { onlyInput } from "./only-input.ts";
import { asLines, asSequences, notASequence } from "./sequence-windows.ts";

/** A sequence without its first and last steps. */
export const cropping1d = layer({
  type: "cropping1d",
  summary: "Cuts steps off both ends of a sequence.",
  options: {
    cropping: endsOption("How many steps are cut off: one number for both ends, or [before, after].", 1),
  },
  example: "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: cropping1d, cropping: [0, 5] }",
  takes: "one",
  shape: ([row = []], { cropping }) => {
    const left = withEnds(row, [takenOff(cropping)]);
    return notASequence("cropping1d", row) ?? nothingLeft(row, left, ["steps"]) ?? left;
  },
  build: ({ graph, inputs, options: { cropping } }) =>
    asSequences(graph, withEdges(graph, asLines(graph, onlyInput(inputs)), [[0, 0], takenOff(cropping)])),
});

function takenOff(cropping: Ends): readonly [number, number] {
  const [before, after] = endsOf(cropping);
  return [-before, -after];
}
