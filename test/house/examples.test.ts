import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import type { Family } from "../../compiler/language/define/option.ts";
import type { Word } from "../../compiler/language/define/word.ts";
import { familyNames, wordsOf } from "../../compiler/language/families.ts";
import { learning as learningRules } from "../../compiler/language/registry.gen.ts";
import { standard } from "../../compiler/language/standard.ts";

/** Three rows with a target of each kind, and the last layer that answers it. */
const targets = {
  number: { name: "y", layer: "{ type: dense, name: code, units: 1 }" },
  twoCategories: { name: "flag", layer: "{ type: dense, name: code, units: 1, activation: sigmoid }" },
  categories: { name: "kind", layer: "{ type: dense, name: code, units: 3, activation: softmax }" },
} as const;

function targetFor(example: string): (typeof targets)[keyof typeof targets] {
  if (/softmax|accuracy|confusionMatrix|precision|recall|f1Score/i.test(example)) return targets.categories;
  return example.includes("sigmoid") ? targets.twoCategories : targets.number;
}

/** A whole spec around an example of something to learn with. */
function learning(example: string, unwanted: readonly string[] = []): string {
  const { name, layer } = targetFor(example);
  const categories =
    "{ flag: { type: category, categories: [no, yes] }, kind: { type: category, categories: [a, b, c] } }";
  const text = '"x,z,y,flag,kind\\n0,1,0.5,no,a\\n1,0,0.25,yes,b\\n1,1,1,no,c\\n"';
  const parts: { readonly [key: string]: string } = {
    dataset: `{ type: csv, text: ${text}, columns: ${categories}, inputs: [x, z], targets: ${name} }`,
    layers: `[${layer}]`,
    loss: name === "kind" ? "categoricalCrossentropy" : "meanSquaredError",
    optimizer: "sgd",
    train: "{ iterations: 1 }",
  };
  const isMissing = (key: string): boolean => !new RegExp(`^${key}:`, "m").test(example) && !unwanted.includes(key);
  const missing = Object.entries(parts).filter(([key]) => isMissing(key));
  return [example, ...missing.map(([key, value]) => `${key}: ${value}`)].join("\n");
}

/** What a learning rule does not take. */
function unwantedBy(type: string): readonly string[] {
  const { takesLoss, optimizers } = learningRules[type] ?? {};
  return [...(takesLoss ? [] : ["loss"]), ...(optimizers?.length === 0 ? ["optimizer"] : [])];
}

const category = (names: string): string => `{ type: category, categories: [${names}] }`;

/** A whole spec around an example of a column, a scale or a split; the file need not be there. */
function reading(example: string): string {
  const name = /columns: \{ (\w+):/.exec(example)?.[1] ?? "age";
  const columns = example.startsWith("columns:")
    ? example
    : `columns: { left: ${category("no, yes")}, part: ${category("train, val, holdout")}, age: number, day: number, person: number }\n${example}`;
  const lines = ["type: csv", "file: rows.csv", ...columns.split("\n"), `inputs: ${name}`];
  return `dataset:\n${lines.map((line) => `  ${line}\n`).join("")}layers:\n  - flatten\n  - { type: dense, units: 1 }\n`;
}

function specAround(family: Family, { type, example }: Word): string {
  if (family === "layer") return example;
  if (["activation", "initializer", "regularizer"].includes(family)) {
    return example.replace("layers:\n", "layers:\n  - { type: input, shape: [2] }\n");
  }
  if (family === "dataset")
    return `${example}\nlayers:\n  - flatten\n  - { type: dense, units: ${["idx", "audio"].includes(type) ? 10 : 1} }\n`;
  if (family === "augmentation") return `${example}\nlayers:\n  - flatten\n  - { type: dense, units: 1 }\n`;
  if (family === "learning") return learning(example, unwantedBy(type));
  return ["column", "scale", "missing", "split"].includes(family) ? reading(example) : learning(example);
}

const words = familyNames.flatMap((family) =>
  Object.values(wordsOf(standard, family)).map((word) => [family, word.type, word] as const),
);

describe("the example of", () => {
  test.each(words)("the %s %s compiles", (family, _, word) => {
    const { diagnostics } = compile(specAround(family, word), { file: `${word.type}.yaml` });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, text }) => `${code}: ${text}`)).toEqual([]);
  });
});
