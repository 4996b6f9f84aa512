import { layer } from "netwright/language";

export const mine = layer({
  type: "dense",
  summary: "Our own dense layer.",
  options: {},
  example: "layers: [{ type: input, shape: [2] }, dense]",
  takes: "one",
  shape: ([row]) => row,
  build: ({ inputs: [x] }) => x,
});
