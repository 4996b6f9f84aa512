import type { JsonObject } from "../../ir/json.ts";
import { allOptions } from "../common-options.ts";
import { largestSize, type Options } from "../define/option.ts";
import type { Word } from "../define/word.ts";
import { familyNames } from "../families.ts";
import type { Language } from "../language.ts";
import { expectSchema } from "./expect-schema.ts";
import { familySchema, optionSchema } from "./family-schema.ts";
import { randomSchema } from "./random-schema.ts";
import { earlyStoppingSchema, untilSchema } from "./stopping-schema.ts";
import { sweepSchema } from "./sweep-schema.ts";

/** The JSON Schema (draft-07) of a spec, for editors and for the first check; made from the words of the language. */
export function specSchema(language: Language): JsonObject {
  const known = made.get(language) ?? makeSchema(language);
  made.set(language, known);
  return known;
}

/** Each language has one schema, which nobody changes. */
const made = new WeakMap<Language, JsonObject>();

function makeSchema(language: Language): JsonObject {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Netwright spec",
    description: "A neural network: what it is, what it learns from and for how long.",
    type: "object",
    required: ["layers"],
    properties: {
      language: {
        description: "The version of the language; 1 for ever where it is left out.",
        default: 1,
        enum: [1],
      },
      extends: {
        description:
          "The spec that this one starts from, by its path: maps merge by key, lists are replaced, `null` takes a key out.",
        type: "string",
        minLength: 1,
      },
      parameters: {
        description: "Values by name, used as whole values: `$width` for `width`.",
        type: "object",
      },
      name: {
        description: "What the network is called; default: the file's name.",
        type: "string",
        minLength: 1,
      },
      about: { description: "A sentence or two about it.", type: "string" },
      seed: {
        description: "The seed of the initial weights and of the order of the rows.",
        default: 0,
        type: "integer",
        minimum: 0,
        maximum: 4294967295,
      },
      precision: {
        description: "The precision to which every operation rounds.",
        default: "float32",
        enum: ["float32", "float64"],
        enumDescriptions: ["About 7 digits: fast.", "About 16 digits."],
      },
      random: randomSchema,
      dataset: { description: "Where the rows come from.", ...thing("dataset") },
      defaults: defaultsSchema(language),
      layers: { description: "The network, layer by layer.", type: "array", items: thing("layer") },
      outputs: { description: "The layers whose values are the answer; default: the last one.", ...names },
      learning: {
        description: "The learning rule; default: backpropagation.",
        ...thing("learning"),
      },
      loss: { description: "The loss: what training minimizes.", ...oneOrMore("loss", 1) },
      optimizer: { description: "The learning rate.", ...thing("optimizer") },
      metrics: { description: "What is measured, besides the loss.", ...oneOrMore("metric") },
      train: trainSchema,
      expect: expectSchema,
      sweep: sweepSchema,
    },
    additionalProperties: false,
    definitions: {
      numbers: {
        description: "A number, or numbers in lists of any depth.",
        anyOf: [
          { type: "number", minimum: -1e300, maximum: 1e300 },
          { type: "array", items: { $ref: "#/definitions/numbers" } },
        ],
      },
      columnDefaults: {
        description: "Options for every column of a type; what a column says itself goes before them.",
        ...optionsByType(language.columns, "column", {}),
      },
      ...Object.fromEntries(familyNames.map((family) => [family, familySchema(language, family)])),
    },
  };
}

const names: JsonObject = {
  anyOf: [
    { type: "string", minLength: 1 },
    { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 },
  ],
};

function thing(family: string): JsonObject {
  return { allOf: [{ $ref: `#/definitions/${family}` }] };
}

function oneOrMore(family: string, least = 0): JsonObject {
  const one = { $ref: `#/definitions/${family}` };
  return { anyOf: [one, { type: "array", items: one, ...(least > 0 && { minItems: least }) }] };
}

/** Options for every layer of a type: all but those that only one layer can have. */
function defaultsSchema(language: Language): JsonObject {
  const { name: _, inputs: __, ...shared } = allOptions("layer", {});
  return {
    description: "Options for every layer of a type; what a layer says itself goes before them.",
    ...optionsByType(language.layers, "layer", shared),
  };
}

function optionsByType(words: { readonly [type: string]: Word }, one: string, shared: Options): JsonObject {
  const types = Object.values(words).map((word) => {
    const options = Object.entries({ ...shared, ...word.options }).map(([key, option]) => [key, optionSchema(option)]);
    const schema = {
      description: `Options for every ${one} of type ${word.type}.`,
      type: "object",
      properties: Object.fromEntries(options),
      additionalProperties: false,
    };
    return [word.type, schema];
  });
  return { type: "object", properties: Object.fromEntries(types), additionalProperties: false };
}

const size: JsonObject = { type: "integer", minimum: 1, maximum: largestSize };

const trainSchema: JsonObject = {
  description: "How long to train, and in which batches.",
  type: "object",
  properties: {
    iterations: { description: "How many times the weights are updated.", ...size },
    epochs: { description: "The number of passes over the training rows.", ...size },
    batchSize: {
      description: "The number of rows in one update; `all` for all of them.",
      default: 32,
      anyOf: [size, { enum: ["all"] }],
    },
    shuffle: {
      description: "Whether each epoch has an order of its own; `once`: one drawn order for all of them.",
      default: true,
      anyOf: [{ type: "boolean" }, { enum: ["once"] }],
    },
    until: untilSchema,
    earlyStopping: earlyStoppingSchema,
  },
  additionalProperties: false,
};
