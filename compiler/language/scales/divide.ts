import { scale } from "../define/column.ts";
import { number } from "../define/option.ts";

/** Numbers divided by one that is known beforehand. */
export const divide = scale({
  type: "divide",
  summary: "Divides by a fixed number, such as 255 for bytes.",
  formula: "x / by",
  options: { by: number({ summary: "The divisor.", exclusiveMinimum: 0 }) },
  example: "columns: { photo: { type: image, shape: [28, 28, 1], scale: { type: divide, by: 255 } } }",
  fit: (_, { by }) => ({ subtract: 0, divide: by }),
});
