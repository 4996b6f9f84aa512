import { layer, ops } from "netwright/language";

export const double = layer({
  type: "double",
  summary: "Twice its input.",
  options: {},
  example: "layers: [{ type: input, shape: [2] }, double]",
  takes: "one",
  shape: ([row]) => row,
  parameters: () => [],
  build: ({ graph, inputs: [x], parameters }) => graph.apply(ops.multiplyColumns, [x, parameters.factor], {}),
});
