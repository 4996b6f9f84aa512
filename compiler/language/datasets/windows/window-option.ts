import { largestSize, type Option } from "../../define/option.ts";

/** A window over ordered rows, with its defaults. */
export interface WindowValues {
  readonly length: number;
  readonly stride: number;
  readonly horizon: number;
  readonly target: string;
  readonly group?: string;
}

const count = (description: string) => ({ type: "integer", minimum: 1, maximum: largestSize, description });
const name = (description: string) => ({ type: "string", minLength: 1, description });

/** How rows that follow one another in time become rows to learn from. */
export const windowOption: Option<{ readonly [key: string]: string | number } | undefined> = {
  summary:
    "Learns to foresee a column of rows that are ordered in time: each row to learn from holds the `inputs` (default: the target) of `length` rows, and as `<target>Ahead` the target `horizon` rows later. `{ length: 14, stride: 1, horizon: 1, target: temperature, group: station }`.",
  schema: {
    type: "object",
    properties: {
      length: count("How many rows a window holds."),
      stride: count("How many rows the next window begins later; default: 1."),
      horizon: count("How many rows after the window the target is; default: 1."),
      target: name("The column to foresee."),
      group: name("A column that says which series a row belongs to: no window holds rows of two."),
    },
    required: ["length", "target"],
    additionalProperties: false,
  },
  required: false,
};

/** The window of a dataset, if it has one. */
export function windowOf(options: { readonly [name: string]: unknown }): WindowValues | undefined {
  const written = options.window as Partial<WindowValues> | undefined;
  if (written === undefined) return undefined;
  return { stride: 1, horizon: 1, ...written } as WindowValues;
}
