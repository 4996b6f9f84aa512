import type { JsonObject } from "../../ir/json.ts";
import { allOptions } from "../common-options.ts";
import type { Family, Option, Options } from "../define/option.ts";
import type { Word } from "../define/word.ts";
import { families, standsAlone, wordsOf } from "../families.ts";
import type { Language } from "../language.ts";

/** What a thing is when its type is left out; families that are not here need one. */
const typeLeftOut: { readonly [F in Family]?: string | null } = { split: "random", column: null };

/**
 * The schema of one family: a type alone, or an object with options. In the object each type switches on its own
 * options (`if` … `then`), so that a mistake is judged by the type that was meant.
 */
export function familySchema(language: Language, family: Family): JsonObject {
  const words = wordsOf(language, family);
  const { one } = families[family];
  const all = Object.values(words);
  const branches = [...all.map((word) => branch(family, word)), ...branchWithoutType(family, all)];
  const alone = family === "layer" ? all : all.filter(standsAlone);
  return {
    description: `${capital(one)}: its type alone, or a type with options.`,
    anyOf: [
      oneOfTypes(alone),
      {
        type: "object",
        ...(family in typeLeftOut ? {} : { required: ["type"] }),
        properties: {
          type: {
            description: `Which kind of ${bare(one)}.`,
            ...oneOfTypes(all),
          },
        },
        ...(branches.length === 0 ? {} : { allOf: branches }),
      },
    ],
  };
}

/** One of some types; a family that has none takes no text at all. */
function oneOfTypes(words: readonly Word[]): JsonObject {
  if (words.length === 0) return { type: "string", not: {} };
  return { enum: words.map((word) => word.type), enumDescriptions: words.map(about) };
}

/** The options of one type, and nothing else. */
function branch(family: Family, word: Word): JsonObject {
  const optional = typeLeftOut[family] === word.type;
  return {
    if: { properties: { type: { const: word.type } }, ...(optional ? {} : { required: ["type"] }) },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: optionsSchema(family, allOptions(family, word.options), about(word)),
  };
}

const addedText = "What is added to what the dataset knows of the column.";

/** A column without a type takes any column's options: the dataset knows what it holds. */
function branchWithoutType(family: Family, words: readonly Word[]): readonly JsonObject[] {
  if (typeLeftOut[family] !== null) return [];
  const every = Object.assign({}, ...words.map((word) => word.options)) as Options;
  // What one type cannot do without, another does not have.
  const { required: _, ...schema } = optionsSchema(family, every, addedText);
  return [
    {
      if: { not: { required: ["type"] } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: schema,
    },
  ];
}

function optionsSchema(family: Family, options: Options, description: string): JsonObject {
  const own = Object.entries(options).map(([name, option]) => [name, optionSchema(option)] as const);
  const needed = family === "layer" ? [] : Object.keys(options).filter((name) => options[name]?.required);
  return {
    description,
    properties: { type: true, ...Object.fromEntries(own) },
    ...(needed.length === 0 ? {} : { required: needed }),
    additionalProperties: false,
  };
}

/** One option: its own schema, with its meaning and its default for the editor. */
export function optionSchema(option: Option): JsonObject {
  const described = {
    description: option.summary,
    ...(option.default === undefined ? {} : { default: option.default }),
  };
  return "$ref" in option.schema ? { ...described, allOf: [option.schema] } : { ...described, ...option.schema };
}

function about(word: Word): string {
  return word.formula === undefined ? word.summary : `${word.summary} Formula: ${word.formula}`;
}

function bare(one: string): string {
  return one.replace(/^an? /, "");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
