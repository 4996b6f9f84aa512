import type { Json, JsonObject } from "../ir/json.ts";
import type { Thing } from "../ir/thing.ts";
import { type Option, optional, text, thing } from "./define/option.ts";

const name = { type: "string", minLength: 1 };
const listOfNames = { anyOf: [name, { type: "array", items: name, minItems: 1 }] };
const names = {
  anyOf: [...listOfNames.anyOf, { type: "object", additionalProperties: listOfNames, minProperties: 1 }],
};

/** How each column is read: `{ age: number, country: { type: category, categories: [BE, FR] } }`. */
export const columnsOption: Option<JsonObject | undefined> = {
  summary: "How each column is read, by its name: a type alone, or a type with options.",
  schema: { type: "object", additionalProperties: { $ref: "#/definitions/column" }, minProperties: 1 },
  required: false,
};

/** Options for all columns of one type: `{ number: { scale: standard } }`. */
export const columnDefaultsOption: Option<JsonObject | undefined> = {
  summary: "Options for all columns of a type, unless the column says otherwise.",
  schema: { $ref: "#/definitions/columnDefaults" },
  required: false,
};

/** Which rows are for training, validation and test; a `split` without a type is `random`. */
export const splitOption: Option<Thing | undefined> = optional(
  thing("split", { summary: "Which rows are for training, validation and test; all are for training without it." }),
);

/** How the rows are changed while the network learns, one augmentation or a list. */
export const augmentOption: Option<readonly Thing[] | undefined> = {
  summary:
    "How the training rows are changed at each step, in this order; validation and test rows, and the targets, stay as they are.",
  schema: {
    anyOf: [
      { $ref: "#/definitions/augmentation" },
      { type: "array", items: { $ref: "#/definitions/augmentation" }, minItems: 1, maxItems: 100 },
    ],
  },
  required: false,
  family: "augmentation",
};

/** The options that every dataset whose columns have names shares. */
export const datasetOptions = {
  columns: columnsOption,
  defaults: columnDefaultsOption,
  inputs: {
    summary:
      "The columns that enter the network: a name, a list (one vector in that order) or a map of several inputs.",
    schema: names,
    required: false,
  } as Option<Json | undefined>,
  targets: {
    summary: "The columns that are to be learnt, written as `inputs` are; `targets: inputs` learns the inputs again.",
    schema: names,
    required: false,
  } as Option<Json | undefined>,
  exclude: {
    summary: "Columns that are not used at all; without `inputs`, every other one that is no target is an input.",
    schema: listOfNames,
    required: false,
  } as Option<Json | undefined>,
  keep: {
    summary:
      "Columns, such as identifiers, that `predict` gives back beside each answer; they are no inputs by default.",
    schema: listOfNames,
    required: false,
  } as Option<Json | undefined>,
  sampleWeight: optional(
    text({
      summary:
        "A column of numbers that says how much each row counts in the loss, and in metrics with `weighted: true`; it is no input by default.",
    }),
  ),
  split: splitOption,
  augment: augmentOption,
};
