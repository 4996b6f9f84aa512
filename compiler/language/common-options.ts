import type { JsonObject } from "../ir/json.ts";
import { boolean, type Family, number, type Option, type Options, optional, text } from "./define/option.ts";

const oneOrMoreNames: JsonObject = {
  anyOf: [
    { type: "string", minLength: 1 },
    { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 },
  ],
};

const positive = { exclusiveMinimum: 0 };

const classWeight: Option<"balanced" | { readonly [category: string]: number } | undefined> = {
  summary:
    "How much the rows of each category count, 1 if not listed; balanced: every category of the rows counts the same in total (scikit-learn's `class_weight`).",
  schema: {
    anyOf: [
      { enum: ["balanced"] },
      { type: "object", additionalProperties: { type: "number", minimum: 0, maximum: 1e300 }, minProperties: 1 },
    ],
  },
  required: false,
};

/** The options that every word of a family has besides its own. */
const commonOptions: { readonly [F in Family]?: Options } = {
  layer: {
    name: optional(text({ summary: "What the layer is called; default: its type and ordinal (`dense1`)." })),
    inputs: {
      summary: "The layers, or inputs of the network, that it takes; default: the layer before it.",
      schema: oneOrMoreNames,
      required: false,
    } as Option<string | readonly string[] | undefined>,
    trainable: boolean({ summary: "Whether training changes the layer's parameters.", default: true }),
  },
  loss: {
    output: optional(text({ summary: "The output it is for; needed where there are several." })),
    weight: number({ summary: "Its weight in the sum of all losses.", default: 1, minimum: 0 }),
    classWeight,
  },
  optimizer: {
    weightDecay: optional(
      number({
        summary: "Weight decay: every parameter shrinks by learningRate · this, before each step.",
        minimum: 0,
      }),
    ),
    clipValue: optional(
      number({ summary: "Every value of a gradient is clipped to between −this and this.", ...positive }),
    ),
    clipNorm: optional(
      number({ summary: "The maximum norm of each parameter's gradient; larger ones are scaled down.", ...positive }),
    ),
    globalClipNorm: optional(
      number({ summary: "The maximum norm of all gradients together; larger ones are scaled down.", ...positive }),
    ),
  },
  metric: {
    output: optional(text({ summary: "The output it measures; needed where there are several." })),
    name: optional(text({ summary: "What claims and `--json` call it; default: its type." })),
    without: optional(
      text({
        summary: "A layer whose units are turned off one at a time; the worst of the values measured so is the metric.",
      }),
    ),
    weighted: optional(
      boolean({
        summary:
          "Counts each row by its `sampleWeight:`, as scikit-learn's `sample_weight` and Keras's `weighted_metrics` do; its default name is then `weightedAccuracy` for accuracy. Without it every row counts the same.",
      }),
    ),
  },
};

/** All options of a word: its own, and those of its family. */
export function allOptions(family: Family, own: Options): Options {
  return { ...commonOptions[family], ...own };
}
