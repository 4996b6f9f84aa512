import { ops, unary } from "netwright/language";

/** An op: x³, with its slope 3x². */
export const cube = unary({
  name: "cube",
  summary: "x · x · x, multiplied from the left.",
  evaluate: (x, { multiply }) => multiply(multiply(x, x), x),
  formula: (x, { multiply }) => multiply(multiply(x, x), x),
  gradient: ({ graph, input, upstream }) => {
    const square = graph.apply(ops.square, [input], {}, "square");
    const slope = graph.apply(ops.multiply, [square, graph.constant(3)], {}, "slope");
    return graph.apply(ops.multiply, [upstream, slope], {});
  },
});
