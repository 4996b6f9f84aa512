import type { JsonObject } from "../ir/json.ts";
import { columnMap } from "./column-map.ts";
import type { Op } from "./op.ts";

type Five = readonly [unknown, unknown, unknown, unknown, unknown];

/**
 * The gradient of standardized columns with respect to the input, if mean and deviation are its own: from the upstream
 * gradient g, the output x̂, the columns' means of g and of g · x̂, and the deviation σ. As ∂x̂ⱼ/∂xᵢ = (δᵢⱼ − 1/n − x̂ᵢ
 * x̂ⱼ / n) / σ, whatever ε is in σ. No gradient: it is only used in gradients.
 */
export const standardizeColumnsGradient: Op<JsonObject, Five> = columnMap({
  name: "standardizeColumnsGradient",
  summary: "output[r, c] = ((g[r, c] − mean(g)[c]) − x̂[r, c] · mean(g · x̂)[c]) / σ[c]",
  tensors: 2,
  evaluate: ([g, x, mean, slope, deviation], { subtract, multiply, divide }) =>
    divide(subtract(subtract(g, mean), multiply(x, slope)), deviation),
  formula: ([g, x, mean, slope, deviation], { subtract, multiply, divide }) =>
    divide(subtract(subtract(g, mean), multiply(x, slope)), deviation),
});
