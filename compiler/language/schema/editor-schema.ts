import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { familyNames, wordsOf } from "../families.ts";
import type { Language } from "../language.ts";
import { standard } from "../standard.ts";
import { composed, orParameter } from "./composed-schema.ts";
import { describeSchema } from "./describe-schema.ts";
import { type NumberExamples, numberExamples, validNumber } from "./number-examples.ts";
import { specSnippet, wordSnippets } from "./snippets.ts";
import { specSchema } from "./spec-schema.ts";

/**
 * The schema of specs as it is published: what the first check uses, with all that editors show besides. The first check
 * sees a spec when it is put together; here it is as written, with `extends`, parameters and `x-` keys. The comments say what yaml-language-server 1.25 needs.
 */
export function editorSchema(language: Language): JsonObject {
  const root = specSchema(language);
  const numbers = numberExamples(language);
  const { $schema = "", ...rest } = composed(decorated(root, { root, numbers }));
  const definitions = Object.entries(rest.definitions as { readonly [name: string]: JsonObject });
  return {
    $schema,
    ...(language === standard && { $id: "https://unpkg.com/netwright/spec.schema.json" }),
    defaultSnippets: [specSnippet],
    ...rest,
    definitions: Object.fromEntries(definitions.map(([name, schema]) => [name, withSnippets(language, name, schema)])),
  };
}

interface Context {
  readonly root: JsonObject;
  readonly numbers: NumberExamples;
  /** The key whose value the schema describes, where it does. */
  readonly key?: string;
}

/** Keywords that hold schemas by name, a list of schemas, or one schema; what the others hold is no schema. */
const byName = ["properties", "definitions"];
const listed = ["allOf", "anyOf"];
const single = ["items", "additionalProperties", "not", "then"];

/** A schema and all schemas in it, with what editors show. */
function decorated(schema: JsonObject, context: Context): JsonObject {
  const { key: _, ...below } = context;
  const inside = Object.entries(schema).map(([keyword, value]) => [keyword, decoratedIn(keyword, value, below)]);
  const whole: JsonObject = { ...Object.fromEntries(inside), ...branchByType(schema) };
  return { ...whole, ...markdown(schema, context), ...numberExample(schema, context) };
}

/** The schema of a value, decorated, which may also be a parameter; a family's `type` may not, it chooses the options. */
function value(schema: JsonObject, context: Context): JsonObject {
  const whole = decorated(schema, context);
  return context.key === "type" ? whole : orParameter(whole, describeSchema(schema, context.root));
}

function decoratedIn(keyword: string, held: Json, context: Context): Json {
  const one = (each: Json): Json => (isObject(each) ? value(each, context) : each);
  const plain = (each: Json): Json => (isObject(each) ? decorated(each, context) : each);
  if (byName.includes(keyword) && isObject(held)) {
    const named = (key: string, each: Json): Json =>
      isObject(each) && keyword === "properties" ? value(each, { ...context, key }) : one(each);
    return Object.fromEntries(Object.entries(held).map(([key, each]) => [key, named(key, each)]));
  }
  if (listed.includes(keyword) && Array.isArray(held)) return held.map(plain);
  // The server begins a list of numbers with 0, unless it does not see that they are numbers.
  if (keyword === "items" && isObject(held) && isNumber(held)) return { allOf: [one(held)] };
  return single.includes(keyword) ? one(held) : held;
}

/**
 * The condition "the type is this one", so that it does not hold either while no type is written: the server does not
 * look at `required` while it completes, and would offer the options of all types at once.
 */
function branchByType({ if: condition }: JsonObject): JsonObject {
  if (!isObject(condition) || !Array.isArray(condition.required) || !isObject(condition.properties)) return {};
  const { type } = condition.properties;
  return { if: { not: { properties: { type: { not: type ?? {} } } } } };
}

/** What a key takes and its default, below what it says; the server itself lists the values of an `enum`. */
function markdown(schema: JsonObject, { root, key }: Context): JsonObject {
  const { description, default: value } = schema;
  if (typeof description !== "string") return {};
  const takes = describeSchema(schema, root);
  const isTelling = key !== undefined && schema.enum === undefined && !["something else", "a map"].includes(takes);
  const facts = [
    ...(isTelling ? [`Takes ${takes}.`] : []),
    ...(value === undefined ? [] : [`Default: \`${typeof value === "string" ? value : JSON.stringify(value)}\`.`]),
  ];
  return { markdownDescription: facts.length === 0 ? description : `${description}\n\n${facts.join(" ")}` };
}

/** A number to begin with where there is no default: else the server writes 0, whether it is valid or not. */
function numberExample(schema: JsonObject, { key, numbers }: Context): JsonObject {
  if (key === undefined || !isNumber(schema) || schema.default !== undefined || schema.examples !== undefined)
    return {};
  return { examples: [validNumber(schema, numbers.get(key) ?? [])] };
}

function isNumber({ type }: JsonObject): boolean {
  return type === "integer" || type === "number";
}

/** The definition of a family; a type that is chosen from its list may come with options. */
function withSnippets(language: Language, name: string, schema: JsonObject): JsonObject {
  const family = familyNames.find((each) => each === name);
  const [alone, ...others] = (schema.anyOf ?? []) as readonly JsonObject[];
  if (family === undefined || alone === undefined) return schema;
  const snippets = wordSnippets(Object.values(wordsOf(language, family)));
  return snippets.length === 0 ? schema : { ...schema, anyOf: [{ ...alone, defaultSnippets: snippets }, ...others] };
}
