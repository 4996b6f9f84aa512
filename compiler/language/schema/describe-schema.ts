import { listOf } from "../../diagnostics/did-you-mean.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { largestSize } from "../define/option.ts";
import { families, familyNames } from "../families.ts";

/** The sorts of value that JSON knows. */
export type Sort = "nothing" | "boolean" | "number" | "text" | "list" | "map";

/** The sort of a value. */
export function sortOf(value: Json): Sort {
  if (value === null) return "nothing";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return "number";
  if (typeof value === "string") return "text";
  return Array.isArray(value) ? "list" : "map";
}

/** The alternatives of a schema, with `$ref` and nested `anyOf` resolved; a plain schema is its own only one. */
export function alternatives(schema: JsonObject, root: JsonObject): readonly JsonObject[] {
  const resolved = resolve(schema, root);
  const inner = resolved.anyOf ?? (resolved.type === undefined ? onlyRef(resolved.allOf) : undefined);
  if (!Array.isArray(inner)) return [resolved];
  return inner.flatMap((each) => alternatives(each as JsonObject, root));
}

function onlyRef(allOf: Json | undefined): Json | undefined {
  const [first] = Array.isArray(allOf) ? allOf : [];
  return isObject(first) && first.$ref !== undefined ? allOf : undefined;
}

function resolve(schema: JsonObject, root: JsonObject): JsonObject {
  if (typeof schema.$ref !== "string") return schema;
  const name = schema.$ref.replace("#/definitions/", "");
  return (root.definitions as { readonly [name: string]: JsonObject })[name] ?? schema;
}

/** True when the schema can take a value of this sort. */
export function takes(schema: JsonObject, sort: Sort): boolean {
  if (Array.isArray(schema.enum)) return schema.enum.some((each) => sortOf(each) === sort);
  switch (schema.type) {
    case undefined:
      return true;
    case "integer":
    case "number":
      return sort === "number";
    case "string":
      return sort === "text";
    case "array":
      return sort === "list";
    case "object":
      return sort === "map";
    default:
      return schema.type === sort;
  }
}

/** What a key takes, for people: `a whole number from 1 up, or "all"`. */
export function describeSchema(schema: JsonObject, root: JsonObject): string {
  const family = familyOf(schema, root);
  if (family !== undefined) return families[family].one;
  const branches = (schema.anyOf ?? schema.allOf) as readonly JsonObject[] | undefined;
  if (!Array.isArray(branches)) return describePlain(resolve(schema, root), root);
  const parts = [...new Set(branches.map((each) => describeSchema(each, root)))];
  return listOf(parts, "or");
}

/** The family of things that a schema describes, where it is that family's definition. */
function familyOf(schema: JsonObject, root: JsonObject): (typeof familyNames)[number] | undefined {
  const definitions = root.definitions as { readonly [name: string]: JsonObject };
  const own = resolve(schema, root);
  return familyNames.find((family) => definitions[family] === own);
}

function describePlain(schema: JsonObject, root: JsonObject): string {
  if (Array.isArray(schema.anyOf)) return describeSchema(schema, root);
  if (Array.isArray(schema.enum)) {
    return listOf(
      schema.enum.map((each) => (typeof each === "string" ? `"${each}"` : String(each))),
      "or",
    );
  }
  switch (schema.type) {
    case "integer":
      return `a whole number${boundsOf(schema)}`;
    case "number":
      return `a number${boundsOf(schema)}`;
    case "boolean":
      return "true or false";
    case "string":
      return "a text";
    case "array":
      return "a list";
    case "object":
      return "a map";
    default:
      return "something else";
  }
}

/** ` from 1 up`, ` above 0 and below 1`: bounds worth telling. */
export function boundsOf(schema: JsonObject): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as { readonly [key: string]: number };
  const low = exclusiveMinimum !== undefined ? `above ${exclusiveMinimum}` : telling(minimum) ? `from ${minimum}` : "";
  const high = exclusiveMaximum !== undefined ? `below ${exclusiveMaximum}` : telling(maximum) ? `to ${maximum}` : "";
  if (low !== "" && high !== "")
    return exclusiveMinimum === undefined && telling(maximum) ? ` ${low} ${high}` : ` ${low} and ${high}`;
  if (low !== "") return exclusiveMinimum === undefined ? ` ${low} up` : ` ${low}`;
  return high === "" ? "" : ` ${high.replace("to", "up to")}`;
}

function telling(bound: number | undefined): boolean {
  return bound !== undefined && Math.abs(bound) < largestSize;
}
