import type { JsonObject } from "../../ir/json.ts";

const generators: JsonObject = {
  enum: ["numpy", "python"],
  enumDescriptions: [
    "NumPy's legacy RandomState: weights and the rows of each epoch have streams of their own.",
    "CPython's `random`: one generator for the order of the rows, then the weights, then generated text.",
  ],
};

/** The schema of `random`: a generator, or a generator with the order in which parameters are drawn. */
export const randomSchema: JsonObject = {
  description: "How random numbers are drawn: `numpy`, or `python` for figures that a Python script printed.",
  default: "numpy",
  anyOf: [
    generators,
    {
      type: "object",
      required: ["type"],
      properties: {
        type: { description: "The generator.", ...generators },
        parameters: {
          description:
            "The parameters that are drawn first, by path and in this order; default: the order of the layers.",
          type: "array",
          items: { type: "string", minLength: 1 },
        },
      },
      additionalProperties: false,
    },
  ],
};
