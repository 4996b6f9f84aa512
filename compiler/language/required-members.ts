import type { OfAllRows } from "./define/metric.ts";
import type { Family } from "./define/option.ts";

/** What a member of a word must be: a function, one of a few values, or anything for which `is` holds. */
export interface Member {
  readonly name: string;
  /** With its article: `a function`, `"one", "none" or "any"`. */
  readonly what: string;
  readonly is: (value: unknown) => boolean;
  /** May be left out. */
  readonly optional?: true;
}

const text = (name: string): Member => ({
  name,
  what: "a text",
  is: (value) => typeof value === "string" && value.trim() !== "",
});

const method = (name: string): Member => ({ name, what: "a function", is: (value) => typeof value === "function" });

const optional = (member: Member): Member => ({ ...member, optional: true });

const choice = (name: string, ...values: readonly (string | boolean)[]): Member => ({
  name,
  what: values.map((value) => JSON.stringify(value)).join(" or "),
  is: (value) => values.includes(value as string),
});

const map = (name: string): Member => ({
  name,
  what: "a map",
  is: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
});

const nameOrNames: Member = {
  name: "optimizers",
  what: '"any" or a list of optimizers',
  is: (value) => value === "any" || Array.isArray(value),
};

const maskRule: Member = {
  name: "mask",
  what: '"keeps", "first", "ends", a map with `build`, or a function',
  is: (value) =>
    ["keeps", "first", "ends"].includes(String(value)) || typeof value === "function" || map("mask").is(value),
};

const ofAllRows: readonly OfAllRows[] = ["rocArea", "averagePrecision", "determination"];

/** What every word has. */
export const membersOfWord: readonly Member[] = [
  text("summary"),
  optional(text("formula")),
  map("options"),
  text("example"),
];

/** What the words of each family have besides. */
export const membersOfFamily: { readonly [F in Family]: readonly Member[] } = {
  layer: [
    choice("takes", "one", "none", "any", "many"),
    method("shape"),
    method("build"),
    ...["check", "parameters", "indices", "parts"].map((name) => optional(method(name))),
    optional(maskRule),
    ...["activatesInside", "eachStep"].map((name) => optional(choice(name, true))),
  ],
  activation: [method("build")],
  initializer: [method("distribution"), optional(method("check"))],
  regularizer: [method("build")],
  loss: [map("targets"), method("build"), optional(text("after"))],
  optimizer: [method("build")],
  schedule: [method("build"), optional(method("check"))],
  metric: [
    choice("accumulate", "mean", "rootOfMean", "maximum", "ratio", "rootOfRatio", "table", "distinct", ...ofAllRows),
    choice("measures", "output", "layer"),
    optional(choice("leavesOutPadding", true)),
    method("build"),
  ],
  dataset: [method("describe"), method("read")],
  column: [choice("holds", "numbers", "categories"), method("facts")],
  scale: [method("fit"), optional(method("fitFunction")), optional(map("curve"))],
  missing: [
    choice("effect", "error", "skip", "fill", "category"),
    optional(choice("of", "numbers", "categories")),
    ...["fit", "fitFunction"].map((name) => optional(method(name))),
    optional(choice("indicates", true)),
  ],
  split: [
    method("split"),
    optional(method("sizes")),
    optional(choice("columnType", "category")),
    optional(choice("columnIsNoInput", true)),
    optional(choice("columnIsOrder", true)),
  ],
  augmentation: [choice("takes", "images", "rows"), method("build")],
  learning: [choice("takesLoss", true, false), nameOrNames, map("finds"), text("moves"), method("build")],
};

/** What an op has. */
export const membersOfOp: readonly Member[] = [
  text("summary"),
  method("shape"),
  method("evaluate"),
  method("loops"),
  ...["gradient", "formula", "cost", "kernel"].map((name) => optional(method(name))),
];
