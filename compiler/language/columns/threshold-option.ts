import type { Option } from "../define/option.ts";

/** How the threshold of a yes is chosen on the validation rows. */
export interface ThresholdRule {
  readonly type: "f1" | "youden" | "precision" | "recall";
  /** The least precision or recall. */
  readonly atLeast?: number;
}

const rules = ["f1", "youden"];
const bounded = ["precision", "recall"];
const share = { type: "number", minimum: 0, maximum: 1 };

/** Above which probability, or score, the answer is the second of two categories. */
export const threshold: Option<number | string | ThresholdRule | undefined> = {
  summary:
    "Of a target of two categories, with one unit or with two and softmax: above which probability the answer is the second, default 0.5; after a hinge loss above which score, default 0. Chosen on the validation rows after training by `f1` (the greatest), `youden` (the greatest share of right yes minus share of wrong yes), `{ type: precision, atLeast: 0.9 }` (the greatest recall with that precision) or `{ type: recall, atLeast: 0.9 }`.",
  schema: {
    anyOf: [
      { type: "number" },
      { enum: rules },
      {
        type: "object",
        properties: {
          type: { enum: [...rules, ...bounded], description: "By what it is chosen." },
          atLeast: { ...share, description: "The least precision, or the least recall, on the validation rows." },
        },
        required: ["type"],
        additionalProperties: false,
      },
    ],
  },
  required: false,
};
