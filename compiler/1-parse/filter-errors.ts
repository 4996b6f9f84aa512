import type { ErrorObject } from "ajv";
import type { Json, JsonObject } from "../ir/json.ts";
import { alternatives, sortOf, takes } from "../language/schema/describe-schema.ts";

/** One schema mistake in a spec: an ajv error, or a value that matches none of several alternatives. */
export type SchemaMistake =
  | { readonly kind: "error"; readonly error: ErrorObject }
  /** `schema` is the schema that lists the alternatives. */
  | { readonly kind: "alternatives"; readonly error: ErrorObject; readonly schema: JsonObject };

/**
 * Reduces the errors that ajv reports to one per mistake. For a value with alternatives (`anyOf`) ajv reports an error
 * for each of them; only the alternative for values of its sort (text, number, list, map) is relevant.
 */
export function filterErrors(errors: readonly ErrorObject[], root: JsonObject): readonly SchemaMistake[] {
  const byPointer = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    if (error.keyword === "if" || error.keyword === "allOf") continue;
    byPointer.set(error.instancePath, [...(byPointer.get(error.instancePath) ?? []), error]);
  }
  return [...byPointer.values()].flatMap((atOnePointer) => mistakesAt(atOnePointer, root));
}

function mistakesAt(errors: readonly ErrorObject[], root: JsonObject): readonly SchemaMistake[] {
  const plain = errors.filter((error) => error.keyword !== "anyOf");
  const outermost = errors.findLast((error) => error.keyword === "anyOf");
  if (outermost === undefined) return firstOfEach(plain).map((error) => ({ kind: "error", error }));
  const schema = outermost.parentSchema as JsonObject;
  const sort = sortOf(outermost.data as Json);
  const suitable = alternatives(schema, root).filter((each) => takes(each, sort));
  const only = suitable.length === 1 ? suitable[0] : undefined;
  if (only === undefined && (suitable.length === 0 || (sort !== "list" && sort !== "map"))) {
    return [{ kind: "alternatives", error: outermost, schema }];
  }
  const meant = plain.filter((error) => !decidesSort(error) || error.parentSchema === only);
  return firstOfEach(meant).map((error) => ({ kind: "error", error }));
}

/** Keywords that only mean that the value is of a different sort than this alternative accepts. */
function decidesSort(error: ErrorObject): boolean {
  return error.keyword === "type" || error.keyword === "enum" || error.keyword === "const" || error.keyword === "not";
}

/** Keywords for the form of a text. */
const textForms: readonly string[] = ["minLength", "maxLength", "pattern"];

/** The first error of each keyword and subject among the errors at one pointer. */
function firstOfEach(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const subject = (error: ErrorObject) =>
    `${textForms.includes(error.keyword) ? "form" : error.keyword} ${error.params.additionalProperty ?? error.params.missingProperty ?? ""}`;
  return errors.filter((error, index) => errors.findIndex((other) => subject(other) === subject(error)) === index);
}
