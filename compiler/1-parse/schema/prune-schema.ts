import { isObject, type Json, type JsonObject } from "../../ir/json.ts";

/** Whether a text occurs in a spec, as a key or as a value. */
export type Mentioned = (text: string) => boolean;

/** Keywords that contain data instead of schemas. */
const data = ["enum", "enumDescriptions", "const", "required", "default", "description"];

/**
 * The schema without the parts that a spec does not use: schemas of absent keys, options of types that it does not
 * mention. All keys stay in their lists. Compiling the whole schema takes a tenth of a second or more, and grows with
 * the language; compiling the pruned one takes a fraction of that.
 */
export function pruneSchema(schema: JsonObject, mentioned: Mentioned): JsonObject {
  return prune(schema, mentioned) as JsonObject;
}

function prune(schema: Json, mentioned: Mentioned): Json {
  if (Array.isArray(schema)) return schema.map((each) => prune(each, mentioned));
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (data.includes(keyword)) return [[keyword, value]];
    if (keyword === "properties" && isObject(value)) return [[keyword, pruneProperties(value, mentioned)]];
    if (keyword !== "allOf" || !Array.isArray(value)) return [[keyword, prune(value, mentioned)]];
    const branches = value.filter((branch) => mayApply(branch, mentioned));
    return branches.length === 0 ? [] : [[keyword, prune(branches, mentioned)]];
  });
  return Object.fromEntries(entries);
}

function pruneProperties(properties: JsonObject, mentioned: Mentioned): JsonObject {
  const entries = Object.entries(properties).map(([key, each]) => [
    key,
    mentioned(key) ? prune(each, mentioned) : true,
  ]);
  return Object.fromEntries(entries);
}

/** False for the branch of a type that the spec does not name. */
function mayApply(branch: Json, mentioned: Mentioned): boolean {
  if (!isObject(branch) || !isObject(branch.if) || branch.if.required === undefined) return true;
  const { properties } = branch.if;
  const type = isObject(properties) && isObject(properties.type) ? properties.type.const : undefined;
  return typeof type !== "string" || mentioned(type);
}
