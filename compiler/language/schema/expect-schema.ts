import type { JsonObject } from "../../ir/json.ts";
import { largestSize } from "../define/option.ts";

const anyNumber: JsonObject = { type: "number", minimum: -1e300, maximum: 1e300 };
const numbers: JsonObject = { allOf: [{ $ref: "#/definitions/numbers" }] };

/** Bounds, of which each entry has one. */
export const bounds = {
  is: { description: "The value: decimals agree to every digit written, whole numbers are equal.", ...numbers },
  within: {
    description: "How far the value may be from `is`, instead of the digits written.",
    ...anyNumber,
    minimum: 0,
  },
  atLeast: { description: "The least that the value may be.", ...anyNumber },
  atMost: { description: "The most that the value may be.", ...anyNumber },
  between: { description: "The least and the most.", type: "array", items: anyNumber, minItems: 2, maxItems: 2 },
};

const trend: JsonObject = {
  description:
    "How it develops. It is measured before training and at the ends of epochs: all of them where rows times epochs are at most a million, else a hundred.",
  enum: ["neverRises", "neverFalls", "rises", "falls"],
  enumDescriptions: [
    "No measurement is greater than the one before.",
    "No measurement is less than the one before.",
    "The last measurement is greater than the first.",
    "The last measurement is less than the first.",
  ],
};

const after: JsonObject = {
  description: "How many updates were made when it is checked; default: at the end.",
  type: "integer",
  minimum: 0,
  maximum: largestSize,
};
const name: JsonObject = { description: "What the claim is about.", type: "string", minLength: 1 };
const row: JsonObject = {
  anyOf: [{ type: "array" }, { type: "object", minProperties: 1 }],
};

function listOf(description: string, properties: JsonObject, required: readonly string[]): JsonObject {
  return {
    description,
    type: "array",
    items: { type: "object", required, properties, additionalProperties: false },
  };
}

function count(description: string): JsonObject {
  return { description, type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
}

const hash = "as `netwright test --update` writes it; `pending` until then.";

/** The schema of `expect:`. */
export const expectSchema: JsonObject = {
  description:
    "What the trained network must show: claims, written by hand, and pins, written by `netwright test --update`.",
  type: "object",
  properties: {
    predictions: listOf(
      "What the network answers.",
      {
        inputs: { description: "One row that enters the network, as the dataset names it.", ...row },
        outputs: { description: "What it answers, as the dataset names it.", ...row },
        within: bounds.within,
        after,
      },
      ["inputs", "outputs"],
    ),
    parameters: listOf("Weights and biases, by path: `dense1.weights`.", { name, ...bounds, after }, ["name"]),
    gradients: listOf("Slopes of the loss, by the path of their parameter.", { name, ...bounds, after }, ["name"]),
    layers: listOf(
      "What a layer gives, and its shape.",
      {
        name,
        inputs: { description: "One row that enters the network.", ...row },
        outputs: { description: "What the layer gives for it.", ...numbers },
        shape: { description: "The shape of one row.", type: "array", items: count("One size."), minItems: 1 },
        within: bounds.within,
        after,
      },
      ["name"],
    ),
    metrics: listOf(
      "The loss, a metric that the spec lists, or how long training took: iterations, epochs, updates.",
      {
        name,
        on: {
          description: "The rows it is taken over; default: training.",
          enum: ["training", "validation", "test"],
        },
        ...bounds,
        trend,
        after,
      },
      ["name"],
    ),
    counts: {
      description: "The size of the network.",
      type: "object",
      properties: {
        parameters: count("How many numbers the network learns or is given."),
        multiplyAdds: count("How many multiplications and additions one row costs."),
      },
      additionalProperties: false,
    },
    stop: {
      description:
        "Why the training ends: its length (iterations, epochs), until, earlyStopping, or what the learning rule says.",
      type: "string",
    },
    bits: { description: `The SHA-256 of the weights after training, ${hash}`, type: "string" },
    arithmeticVersion: {
      description: "The version of the arithmetic that `bits` was made with.",
      type: "integer",
      minimum: 1,
      maximum: largestSize,
    },
    data: { description: `The SHA-256 of the rows, ${hash}`, type: "string" },
  },
  additionalProperties: false,
};
