import { isObject, type Json, type JsonObject } from "../../ir/json.ts";

/** What stands for the value of a parameter: `$width`. */
const parameterUse: JsonObject = { type: "string", pattern: "^\\$[^\\d\\s$]" };

/**
 * A schema of one value that takes the use of a parameter as well. A type of its own stays first, so that editors
 * propose what it takes; `takes` says it in words.
 */
export function orParameter(schema: JsonObject, takes: string): JsonObject {
  if (Array.isArray(schema.anyOf)) return { ...schema, anyOf: [...schema.anyOf, parameterUse] };
  if (Array.isArray(schema.enum)) {
    const { enum: values, enumDescriptions, ...rest } = schema;
    const list = { enum: values, ...(enumDescriptions !== undefined && { enumDescriptions }) };
    return { ...rest, anyOf: [list, parameterUse] };
  }
  if (typeof schema.type !== "string" || schema.type === "string") return schema;
  const message = `Expected ${takes}, or a parameter, as in $width.`;
  return {
    ...schema,
    type: [schema.type, "string"],
    pattern: parameterUse.pattern ?? "",
    patternErrorMessage: message,
  };
}

/**
 * The schema of a whole spec where parts may come from elsewhere: keys that begin with `x-` are ignored, and in a spec
 * that extends another any part may be left out, be named or be taken away, so that only its keys are checked.
 */
export function composed(root: JsonObject): JsonObject {
  const { required, properties, additionalProperties, ...rest } = root;
  const ignored = { "^x-": { description: "Ignored: a place for YAML anchors." } };
  const own = {
    properties: properties ?? {},
    patternProperties: ignored,
    additionalProperties: additionalProperties ?? false,
  };
  const anything = Object.entries(isObject(properties) ? properties : {}).map(([key, schema]) => [
    key,
    orAnything(schema),
  ]);
  return {
    ...rest,
    // "extends is there", as a condition that does not hold while a spec without it is completed.
    if: { not: { properties: { extends: { not: { type: "string" } } } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { ...own, properties: Object.fromEntries(anything) },
    else: { ...own, required: required ?? [] },
  };
}

function orAnything(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const { description, markdownDescription } = schema;
  const said = {
    ...(description !== undefined && { description }),
    ...(markdownDescription !== undefined && { markdownDescription }),
  };
  return { ...said, anyOf: [schema, {}] };
}
