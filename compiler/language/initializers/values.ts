import type { Json } from "../../ir/json.ts";
import type { RowShape } from "../../ir/shape.ts";
import { initializer } from "../define/initializer.ts";
import { values as valuesOption } from "../define/option.ts";

/** Written out. */
export const values = initializer({
  type: "values",
  summary:
    "Every value written out, nested as the parameter's axes are: a list for each input, a number for each unit.",
  formula: "values",
  options: {
    values: valuesOption({ summary: "The values: [[0.1], [0.2]] for two inputs and one unit." }),
  },
  example: "layers:\n  - { type: dense, units: 1, weightsInitializer: { type: values, values: [[1], [1]] } }",
  check: ({ shape }, options) => {
    const found = shapeOf(options.values);
    if (found?.join() === shape.join()) return undefined;
    return {
      mistake: `The values are ${found ? shapeText(found) : "lists of different lengths"}, and the parameter is ${shapeText(shape)}.`,
      hint: "Weights are a list for each input with a number for each unit; a bias is a number for each unit.",
      option: "values",
    };
  },
  distribution: (_, options) => ({ kind: "values", values: flat(options.values) }),
});

/** The lengths of nested lists; nothing where they differ. */
function shapeOf(nested: Json): RowShape | undefined {
  if (!Array.isArray(nested)) return [];
  const [first, ...others] = nested.map(shapeOf);
  if (!first || others.some((other) => other?.join() !== first.join())) return undefined;
  return [nested.length, ...first];
}

function flat(nested: Json): readonly number[] {
  return Array.isArray(nested) ? nested.flatMap(flat) : [nested as number];
}

function shapeText(shape: RowShape): string {
  return shape.length === 0 ? "one number" : `[${shape.join(", ")}]`;
}
