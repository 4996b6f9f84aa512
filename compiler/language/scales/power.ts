import { yeoJohnson } from "../../../runtime/columns/curves.ts";
import { fitStandard } from "../../../runtime/fit-scale.ts";
import { scale } from "../define/column.ts";
import { powerOf } from "./yeo-johnson-power.ts";

/** The power that makes the training rows most like a normal distribution. */
export const power = scale({
  type: "power",
  summary:
    "Yeo and Johnson's power, with the exponent that makes the training rows most like a normal distribution, then mean 0 and standard deviation 1. For inputs.",
  formula: "((1 + x)^λ − 1) / λ for x ≥ 0, −((1 − x)^(2 − λ) − 1) / (2 − λ) for x < 0",
  options: {},
  example: "columns: { income: { type: number, scale: power } }",
  fit: (values) => {
    const all = values();
    const exponent = powerOf(all);
    const bent = all.map((value) => yeoJohnson(value, [0, 1, exponent]));
    return { ...fitStandard(bent), curve: [exponent] };
  },
  curve: { function: "yeoJohnson", forward: yeoJohnson, size: () => 1, unfitted: [1] },
});
