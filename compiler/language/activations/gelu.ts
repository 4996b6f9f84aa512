import { add } from "../../ops/add.ts";
import { gelu as exactGelu } from "../../ops/gelu.ts";
import { hyperbolicTangent } from "../../ops/hyperbolic-tangent.ts";
import { multiply, times } from "../../ops/multiply.ts";
import { square } from "../../ops/square.ts";
import { twiceNormal } from "../../ops/twice-normal.ts";
import { activation } from "../define/activation.ts";
import { boolean } from "../define/option.ts";

/** A Gaussian error linear unit (Hendrycks and Gimpel 2016). */
export const gelu = activation({
  type: "gelu",
  summary: "Multiplies a value by the normal cumulative distribution at it: a smooth relu with a dip below 0.",
  formula: "½ x (1 + erf(x / √2)); approximate: ½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))",
  options: {
    approximate: boolean({ summary: "Whether to use the approximation with tanh.", default: false }),
  },
  example: "layers:\n  - { type: dense, units: 64, activation: gelu }",
  build: (graph, value, { approximate }) => {
    if (!approximate) {
      const twice = graph.apply(twiceNormal, [value], {}, "twiceNormal");
      return graph.apply(exactGelu, [value, twice], {}, "gelu");
    }
    const number = graph.constant;
    const half = times(graph, number(0.5), value, "half");
    const cubic = times(graph, number(0.044715), graph.apply(square, [value], {}, "squared"), "cubic");
    const bent = graph.apply(multiply, [value, graph.apply(add, [number(1), cubic], {}, "stretch")], {}, "bent");
    const within = graph.apply(hyperbolicTangent, [times(graph, number(Math.sqrt(2 / Math.PI)), bent, "scaled")], {});
    return graph.apply(multiply, [half, graph.apply(add, [number(1), within], {}, "share")], {});
  },
});
