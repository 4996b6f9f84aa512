import { layer } from "netwright/language";

export const halve = layer({
  type: "halve",
  summary: "Half of its input.",
  options: {},
  example: "layers: [{ type: input, shape: [2] }, halve]",
  takes: "one",
  shape: () => {},
  build: ({ inputs: [x] }) => x,
});
