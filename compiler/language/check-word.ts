import { leafOps } from "../ir/graph.ts";
import { allOptions } from "./common-options.ts";
import type { Family } from "./define/option.ts";
import { families, wordOf } from "./families.ts";
import type { Language } from "./language.ts";
import { type Member, membersOfFamily, membersOfOp, membersOfWord } from "./required-members.ts";

/** Why something cannot be a word of a language: a sentence, and what to do. */
export interface WordMistake {
  readonly mistake: string;
  readonly hint: string;
}

type Parts = { readonly [member: string]: unknown };

/** Lower camel case, as in every spec. */
const nameForm = /^[a-z][A-Za-z0-9]*$/;

/** Everything that is wrong with a value that is to be a word or an op of a language; the first time each. */
export function mistakesOfWord(language: Language, value: unknown): readonly WordMistake[] {
  if (typeof value !== "object" || value === null) return [notAWord(String(value))];
  const parts = value as Parts;
  if (typeof parts.family === "string") return mistakesInWord(language, parts, parts.family);
  return "evaluate" in parts || "loops" in parts ? mistakesInOp(language, parts) : [notAWord("an object")];
}

function notAWord(what: string): WordMistake {
  const definers = "layer, activation, loss, optimizer, dataset, … or unary, binary and op for an op";
  return {
    mistake: `${what} is neither a word of the language nor an op`,
    hint: `Make it with a function of netwright/language: ${definers}.`,
  };
}

function mistakesInWord(language: Language, parts: Parts, family: string): readonly WordMistake[] {
  if (!Object.hasOwn(families, family)) {
    const hint = `There are: ${Object.keys(families).join(", ")}.`;
    return [{ mistake: `${JSON.stringify(family)} is not a family of words`, hint }];
  }
  const own = family as Family;
  const { one } = families[own];
  const { type } = parts;
  if (typeof type !== "string" || !nameForm.test(type)) return [badName(one, "type", type)];
  const what = `the ${one.replace(/^an? /, "")} ${type}`;
  if (wordOf(language, own, type) !== undefined) return [taken(what, "type")];
  const members = lacking(what, parts, [...membersOfWord, ...membersOfFamily[own]]);
  return members.length > 0 ? members : mistakesInOptions(what, own, parts.options as Parts);
}

function mistakesInOp(language: Language, parts: Parts): readonly WordMistake[] {
  const { name } = parts;
  if (typeof name !== "string" || !nameForm.test(name)) return [badName("an op", "name", name)];
  const what = `the op ${name}`;
  if (Object.hasOwn(language.ops, name) || leafOps.includes(name)) return [taken(what, "name")];
  return lacking(what, parts, membersOfOp);
}

function badName(one: string, key: string, found: unknown): WordMistake {
  const written = typeof found === "string" ? JSON.stringify(found) : `no text`;
  return { mistake: `the ${key} of ${one} is ${written}`, hint: "Names are in lower camel case: bentIdentity." };
}

function taken(what: string, key: string): WordMistake {
  return { mistake: `${what} exists already`, hint: `Give it another ${key}: a language has each name once.` };
}

function lacking(what: string, parts: Parts, members: readonly Member[]): readonly WordMistake[] {
  const wrong = members.filter(
    ({ name, is, optional }) => !(optional && parts[name] === undefined) && !is(parts[name]),
  );
  return wrong.map(({ name, what: wanted }) => ({
    mistake: `${what} needs \`${name}\`: ${wanted}`,
    hint: "Declared by the functions of netwright/language, TypeScript says what is missing.",
  }));
}

function mistakesInOptions(what: string, family: Family, options: Parts): readonly WordMistake[] {
  const common = ["type", ...Object.keys(allOptions(family, {}))];
  return Object.entries(options).flatMap(([name, option]): readonly WordMistake[] => {
    if (!nameForm.test(name)) return [badName(`an option of ${what}`, "name", name)];
    if (common.includes(name)) {
      return [{ mistake: `${what} has an option \`${name}\`, which every ${family} has`, hint: "Call it otherwise." }];
    }
    const { summary, schema } = (typeof option === "object" && option !== null ? option : {}) as Parts;
    if (typeof summary === "string" && typeof schema === "object" && schema !== null) return [];
    const hint = "Make it with a function of netwright/language: integer, number, choice, thing, …";
    return [{ mistake: `the option \`${name}\` of ${what} is none`, hint }];
  });
}
