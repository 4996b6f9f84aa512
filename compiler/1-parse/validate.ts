import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { Language } from "../language/language.ts";
import { specSchema } from "../language/schema/spec-schema.ts";
import { eachSchema } from "./schema/each-schema.ts";
import { pruneSchema } from "./schema/prune-schema.ts";

/** The result of validating a value; `errors` refer to this `schema` object. */
export interface Validation {
  readonly schema: JsonObject;
  readonly errors: readonly ErrorObject[];
}

/** Checks a value against the schema of specs in a language. */
export function validate(language: Language, value: JsonObject): Validation {
  const texts = new Set<string>();
  collectTexts(value, texts);
  const pruned = pruneSchema(specSchema(language), (text) => texts.has(text));
  const each = eachSchema(language, value.layers, value.defaults);
  const { schema, check } = compiled(
    each === undefined ? pruned : { ...pruned, allOf: [{ properties: { layers: each } }] },
  );
  return { schema, errors: check(value) ? [] : (check.errors ?? []) };
}

interface Compiled {
  readonly text: string;
  readonly schema: JsonObject;
  readonly check: ValidateFunction;
}

/** The last compiled schema: a sweep validates hundreds of specs that differ only in numbers. */
let last: Compiled | undefined;

function compiled(schema: JsonObject): Compiled {
  const text = JSON.stringify(schema);
  if (last?.text === text) return last;
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
    logger: false,
  });
  last = { text, schema, check: ajv.compile(schema) };
  return last;
}

/** Collects every text in a value, including keys: the spec mentions no other types. */
function collectTexts(value: Json, texts: Set<string>): void {
  if (typeof value === "string") texts.add(value);
  else if (Array.isArray(value)) for (const each of value) collectTexts(each, texts);
  else if (isObject(value)) {
    for (const [key, each] of Object.entries(value)) {
      texts.add(key);
      collectTexts(each, texts);
    }
  }
}
