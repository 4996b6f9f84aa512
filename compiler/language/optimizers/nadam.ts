import type { Value } from "../../ir/graph-builder.ts";
import { add } from "../../ops/add.ts";
import { divide } from "../../ops/divide.ts";
import { multiply } from "../../ops/multiply.ts";
import { square } from "../../ops/square.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { subtract } from "../../ops/subtract.ts";
import { optimizer } from "../define/optimizer.ts";
import { numberOrSchedule } from "../define/option.ts";
import { adamNumbers, towards } from "./adam-step.ts";

/** Adam that looks ahead along its mean (Dozat 2016), in Keras 3's form. */
export const nadam = optimizer({
  type: "nadam",
  summary: "Adam with Nesterov momentum: the step uses the mean gradient one step ahead.",
  formula:
    "μₜ = β₁ (1 − ½ · 0.96ᵗ), m and v as adam's, p − learningRate · (μₜ₊₁ · m / (1 − Πᵢ₌₁ᵗ⁺¹ μᵢ) + (1 − μₜ) · g / (1 − Πᵢ₌₁ᵗ μᵢ)) / (√(v / (1 − β₂ᵗ)) + epsilon)",
  options: {
    learningRate: numberOrSchedule({
      summary: "The learning rate: the upper bound of a step.",
      default: 0.001,
      minimum: 0,
    }),
    ...adamNumbers,
  },
  example: "optimizer: { type: nadam, learningRate: 0.001 }",
  build: ({ graph, parameter, gradient, learningRate, power, state, keep, options }) => {
    const { beta1, beta2, epsilon } = options;
    const one = graph.constant(1);
    const product = (a: Value, b: Value, role: string): Value => graph.apply(multiply, [a, b], {}, role);
    const rest = (of: Value, role: string): Value => graph.apply(subtract, [one, of], {}, role);
    // 1 less the product of all μ so far, which a state of zeros begins with.
    const seen = state("seen", []);
    const momentumAt = (decayed: Value, role: string): Value =>
      product(graph.constant(beta1), rest(decayed, `${role}Kept`), role);
    const fading = product(graph.constant(0.5), power(0.96), "fading");
    const now = momentumAt(fading, "momentum");
    const next = momentumAt(product(graph.constant(0.96), fading, "fadingNext"), "momentumNext");
    const products = product(rest(seen, "unseen"), now, "products");
    const nextSeen = rest(products, "seenNext");
    keep(seen, nextSeen);

    const [mean, meanSquare] = [state("mean"), state("meanSquare")];
    const nextMean = towards(graph, mean, gradient, 1 - beta1, "nextMean");
    const squared = graph.apply(square, [gradient], {}, "squared");
    const nextMeanSquare = towards(graph, meanSquare, squared, 1 - beta2, "nextMeanSquare");
    keep(mean, nextMean);
    keep(meanSquare, nextMeanSquare);

    const ahead = graph.apply(divide, [next, rest(product(products, next, "productsNext"), "seenAhead")], {}, "ahead");
    const fresh = graph.apply(divide, [rest(now, "freshShare"), nextSeen], {}, "fresh");
    const lookAhead = graph.apply(
      add,
      [product(ahead, nextMean, "meanPart"), product(fresh, gradient, "freshPart")],
      {},
      "lookAhead",
    );
    const unbiased = graph.apply(divide, [nextMeanSquare, rest(power(beta2), "seenSquares")], {}, "unbiased");
    const size = graph.apply(squareRoot, [unbiased], {}, "size");
    const divisor = graph.apply(add, [size, graph.constant(epsilon)], {}, "divisor");
    const scaled = product(learningRate, lookAhead, "scaled");
    return graph.apply(subtract, [parameter, graph.apply(divide, [scaled, divisor], {}, "step")], {}, "next");
  },
});
