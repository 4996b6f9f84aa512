import type { JsonObject } from "../../ir/json.ts";
import { largestSize } from "../define/option.ts";
import { bounds } from "./expect-schema.ts";

const anyNumber: JsonObject = { type: "number", minimum: -1e300, maximum: 1e300 };
const whole: JsonObject = { type: "integer", minimum: -largestSize, maximum: 4294967295 };
const text: JsonObject = { type: "string", minLength: 1 };
const texts: JsonObject = { anyOf: [text, { type: "array", items: text, minItems: 1 }] };

/** What one path takes: values one by one, whole numbers in a row, or (at random) any number between two. */
const values: JsonObject = {
  anyOf: [
    { type: "array", minItems: 1 },
    {
      type: "object",
      properties: {
        from: { description: "The first of several whole numbers in a row.", ...whole },
        count: { description: "How many whole numbers.", type: "integer", minimum: 1, maximum: largestSize },
        low: { description: "The least number that may be drawn.", ...anyNumber },
        high: { description: "Numbers below this may be drawn; whole ones up to this.", ...anyNumber },
        scale: {
          description: "Whether numbers or their logarithms are drawn uniformly.",
          default: "linear",
          enum: ["linear", "log"],
        },
      },
      additionalProperties: false,
    },
  ],
};

const claim: JsonObject = {
  type: "object",
  required: ["name"],
  properties: {
    name: {
      description:
        "What the claim is about: `passed`, `iterations`, `loss`, a metric, `validation.accuracy`, `counts.parameters`.",
      ...text,
    },
    statistic: {
      description: "How the values of several runs become one.",
      enum: ["median", "mean", "minimum", "maximum"],
    },
    where: {
      description: "The runs that count, by path and value, or one of several values; default: all.",
      type: "object",
      minProperties: 1,
    },
    ...bounds,
  },
  additionalProperties: false,
};

/** The schema of `sweep:`. What its values may be is checked when they are put into the spec. */
export const sweepSchema: JsonObject = {
  description: "The runs that `netwright sweep` makes: the spec, with some values changed.",
  type: "object",
  required: ["values"],
  properties: {
    type: {
      description: "All combinations of the values, or random ones.",
      default: "grid",
      enum: ["grid", "random"],
    },
    trials: { description: "How many runs are drawn at random.", type: "integer", minimum: 1, maximum: largestSize },
    seed: {
      description: "The seed of the random values.",
      default: 0,
      type: "integer",
      minimum: 0,
      maximum: 4294967295,
    },
    values: {
      description: "Paths (`layers.hidden.units`), and the values that each takes.",
      type: "object",
      additionalProperties: values,
      minProperties: 1,
    },
    groupBy: { description: "The paths whose values share a line of the table.", ...texts },
    show: {
      description:
        "What the table shows of each run: `predictions`, `layers.code.outputs`, `counts.parameters`, metrics.",
      ...texts,
    },
    best: {
      description: "The metric by which the best run is chosen: a `name`, and a `goal` (`maximize` or `minimize`).",
      type: "object",
      required: ["name", "goal"],
      properties: {
        name: { description: "A metric: `validation.accuracy`, or `loss`.", ...text },
        goal: { description: "Whether greater or smaller values are better.", enum: ["maximize", "minimize"] },
      },
      additionalProperties: false,
    },
    expect: {
      description:
        "What the runs must show together: a `name` and a bound, perhaps a `statistic` and `where`. A run passes when its own `expect:` holds.",
      type: "array",
      items: claim,
    },
  },
  additionalProperties: false,
};
