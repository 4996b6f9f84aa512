import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { Language } from "../language/language.ts";
import { specSchema } from "../language/schema/spec-schema.ts";
import { eachSchema } from "./schema/each-schema.ts";
import { pruneSchema } from "./schema/prune-schema.ts";

/** What the schema says of a value; `errors` point into this very `schema`. */
export interface Validation {
  readonly schema: JsonObject;
  readonly errors: readonly ErrorObject[];
}

/** Checks a value against the schema of specs in a language. */
export function validate(language: Language, value: JsonObject): Validation {
  const texts = new Set<string>();
  gather(value, texts);
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

/** The last schema that was compiled: a sweep judges hundreds of specs that differ in numbers alone. */
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

/** Every text in a value, keys among them: no type is mentioned that is not here. */
function gather(value: Json, texts: Set<string>): void {
  if (typeof value === "string") texts.add(value);
  else if (Array.isArray(value)) for (const each of value) gather(each, texts);
  else if (isObject(value)) {
    for (const [key, each] of Object.entries(value)) {
      texts.add(key);
      gather(each, texts);
    }
  }
}
