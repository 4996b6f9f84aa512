import { exp1mOf, log1pOf } from "../../../runtime/columns/curves.ts";
import { fitStandard } from "../../../runtime/fit-scale.ts";
import { exponential } from "../../ops/exponential.ts";
import { subtract } from "../../ops/subtract.ts";
import { scale } from "../define/column.ts";
import { boolean } from "../define/option.ts";

/** There is a logarithm of 1 + x for every x above this. */
const least = -1;

/** The logarithm of 1 + x. */
export const log1p = scale({
  type: "log1p",
  summary: "The logarithm of 1 + x, for counts and amounts that spread over several powers of ten.",
  formula: "log(1 + x)",
  options: {
    standardize: boolean({
      summary: "Whether the logarithms are brought to mean 0 and standard deviation 1, as by `standard`.",
      default: false,
    }),
  },
  example: "columns: { income: { type: number, scale: { type: log1p, standardize: true } } }",
  fit: (values, { standardize }) =>
    standardize
      ? fitStandard(
          values()
            .filter((value) => value > least)
            .map(log1pOf),
        )
      : { subtract: 0, divide: 1 },
  fitFunction: ({ standardize }) => (standardize ? "fitStandard" : undefined),
  curve: {
    function: "log1pOf",
    forward: log1pOf,
    above: least,
    back: {
      function: "exp1mOf",
      value: exp1mOf,
      build: (graph, value) =>
        graph.apply(subtract, [graph.apply(exponential, [value], {}), graph.constant(1)], {}, "inUnit"),
    },
  },
});
