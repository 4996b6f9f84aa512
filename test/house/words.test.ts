import { describe, expect, test } from "vitest";
import type { Word } from "../../compiler/language/define/word.ts";
import * as registry from "../../compiler/language/registry.gen.ts";
import { filesBelow, type SourceFile } from "./source-files.ts";

/** The families of words, and the folder of each. */
const families: readonly (readonly [folder: string, words: { readonly [name: string]: Word }])[] = [
  ["layers", registry.layers],
  ["wrappers", registry.wrappers],
  ["activations", registry.activations],
  ["losses", registry.losses],
  ["optimizers", registry.optimizers],
  ["initializers", registry.initializers],
  ["regularizers", registry.regularizers],
  ["schedules", registry.schedules],
  ["metrics", registry.metrics],
  ["datasets", registry.datasets],
  ["datasets/columns", registry.columns],
  ["datasets/scales", registry.scales],
  ["missing", registry.missing],
  ["datasets/splits", registry.splits],
  ["augmentations", registry.augmentations],
  ["learning", registry.learning],
];

/** Families whose words are a formula. */
const numeric = [
  "activation",
  "loss",
  "optimizer",
  "initializer",
  "regularizer",
  "schedule",
  "metric",
  "scale",
  "augmentation",
];

const words = families.flatMap(([folder, family]) =>
  Object.entries(family).map(([name, word]) => [`${folder}/${name}`, name, word] as const),
);
const tests = filesBelow(["test"], ".ts", ".yaml").filter(({ path }) => !path.startsWith("test/house/"));

describe("the vocabulary", () => {
  test("has words in every family of the language", () => {
    const empty = families.filter(([, family]) => Object.keys(family).length === 0);
    expect(empty.map(([folder]) => `compiler/${folder} has no word`)).toEqual([]);
  });

  test("lists every file that declares a word", () => {
    expect(families.flatMap(([folder, family]) => unlisted(folder, family))).toEqual([]);
  });
});

describe("every word", () => {
  test("has the name of its file as its type", () => {
    const misnamed = words.filter(([, name, word]) => word.type !== name);
    expect(misnamed.map(([path, , word]) => `compiler/${path} calls itself ${word.type}`)).toEqual([]);
  });

  test("says what it is in a sentence, and shows it in an example", () => {
    expect(words.flatMap(forgotten)).toEqual([]);
  });

  test("is spoken of in a test", () => {
    const unspoken = words.filter(([, name]) => !tests.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text)));
    expect(unspoken.map(([path]) => `compiler/${path} could break without a sound: no test speaks of it`)).toEqual([]);
  });
});

function forgotten([path, name, word]: (typeof words)[number]): readonly string[] {
  const sentences: string[] = [];
  if (!/[.!]$/.test(word.summary)) sentences.push(`the summary of ${path} is no sentence: it must end in a full stop`);
  if (!new RegExp(`\\b${name}\\b`).test(word.example)) sentences.push(`the example of ${path} does not use ${name}`);
  if (numeric.includes(word.family) && !word.formula) sentences.push(`${path} computes: it needs its formula`);
  for (const [option, { summary }] of Object.entries(word.options)) {
    if (!/[.!]$/.test(summary))
      sentences.push(`the summary of the option ${option} of ${path} must end in a full stop`);
  }
  return sentences;
}

function declaresWord(text: SourceFile["text"]): boolean {
  return /= (layer|activation|loss|optimizer|initializer|regularizer|schedule|metric|dataset|column|scale|split|augmentation|learning|generator|wrapper)\(\{/.test(
    text,
  );
}

/** `compiler/language/layers/max-pooling2d.ts` → `maxPooling2d`. */
function nameOfFile(path: string): string {
  const file = path.slice(path.lastIndexOf("/") + 1, -".ts".length);
  return file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Files of a folder that declare a word which is not in the list. */
function unlisted(folder: string, family: { readonly [name: string]: Word }): readonly string[] {
  const depth = folder.split("/").length + 2;
  return filesBelow([`compiler/${folder}`], ".ts")
    .filter(({ path, text }) => path.split("/").length === depth && declaresWord(text))
    .filter(({ path }) => family[nameOfFile(path)] === undefined)
    .map(({ path }) => `${path} declares a word: name its export ${nameOfFile(path)}, run \`npm run generate\``);
}
