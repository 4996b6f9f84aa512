import { layer, thing } from "netwright/language";

export const double = layer({
  type: "double",
  summary: "Twice its input.",
  options: { activation: thing("activation", { summary: "What follows.", default: "twice" }) },
  example: "layers: [{ type: input, shape: [2] }, double]",
  takes: "one",
  shape: ([row]) => row,
  build: ({ inputs: [x], activate }) => activate(x),
});
