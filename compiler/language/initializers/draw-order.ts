import { product } from "../../ir/shape.ts";
import { choice } from "../define/option.ts";
import type { ParameterSize } from "../define/word.ts";

/** The option `order` of initializers that draw. */
export const orderOption = choice(["rowMajor", "byUnit"], {
  summary:
    "`rowMajor`: as the parameter is stored; `byUnit`: unit by unit, as a program draws that stores a matrix as [units, inputs].",
  default: "rowMajor",
});

/** The number of units of a parameter if they are drawn one after the other. */
export function unitsOf({ shape, fanIn }: ParameterSize, order: "rowMajor" | "byUnit"): { readonly units?: number } {
  return order === "byUnit" ? { units: product(shape) / fanIn } : {};
}
