import { layer } from "netwright/language";

export const double = layer({
  type: "double",
  summary: "Twice its input.",
  options: { name: "text", factor: 2 },
  example: "layers: [double]",
  takes: "two",
  build: ({ inputs: [x] }) => x,
});

export const triple = layer({ type: "Triple" });
