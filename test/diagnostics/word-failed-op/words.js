import { layer, unary } from "netwright/language";

const twice = unary({
  name: "twice",
  summary: "x + x.",
  evaluate: (x, { add }) => add(x, x),
  formula: (x, { add }) => add(x, x),
});

export const double = layer({
  type: "double",
  summary: "Twice its input.",
  options: {},
  example: "layers: [{ type: input, shape: [2] }, double]",
  takes: "one",
  shape: ([row]) => row,
  build: ({ graph, inputs: [x] }) => graph.apply(twice, [x], {}),
});
