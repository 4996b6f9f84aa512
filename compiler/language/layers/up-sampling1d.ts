import { repeatPixels } from "../../ops/repeat-pixels.ts";
import { layer } from "../define/layer.ts";
import { integer } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { asLines, asSequences, notASequence } from "./sequence-windows.ts";

/** A longer sequence. */
export const upSampling1d = layer({
  type: "upSampling1d",
  summary: "Repeats each step of a sequence.",
  options: { size: integer({ summary: "How many times each step is repeated.", minimum: 1, default: 2 }) },
  example: "layers:\n  - { type: input, shape: [30, 2] }\n  - { type: upSampling1d, size: 3 }",
  takes: "one",
  shape: ([row = []], { size }) => notASequence("upSampling1d", row) ?? [(row[0] ?? 0) * size, row[1] ?? 0],
  build: ({ graph, inputs, options: { size } }) =>
    asSequences(
      graph,
      graph.apply(repeatPixels, [asLines(graph, onlyInput(inputs))], { times: [1, size] }, "repeated"),
    ),
});
