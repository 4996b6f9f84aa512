import type { ErrorObject } from "ajv";
import type { Json, JsonObject } from "../ir/json.ts";
import { alternatives, sortOf, takes } from "../language/schema/describe-schema.ts";

/** One mistake in a spec as the schema sees it: ajv's error, or a value that fits none of several alternatives. */
export type SchemaMistake =
  | { readonly kind: "error"; readonly error: ErrorObject }
  /** `suitable` is the one alternative for a value of this sort; absent where there is none, or there are several. */
  | { readonly kind: "alternatives"; readonly error: ErrorObject; readonly schema: JsonObject };

/**
 * Keeps, of all errors that ajv reports, one for each mistake. Where a value may be one of several things (`anyOf`),
 * ajv complains for each of them; only the alternative for values of its sort (text, number, list, map) is meant.
 */
export function filterErrors(errors: readonly ErrorObject[], root: JsonObject): readonly SchemaMistake[] {
  const bySourceOrder = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    if (error.keyword === "if" || error.keyword === "allOf") continue;
    bySourceOrder.set(error.instancePath, [...(bySourceOrder.get(error.instancePath) ?? []), error]);
  }
  return [...bySourceOrder.values()].flatMap((atOneRange) => mistakesAt(atOneRange, root));
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

/** Keywords that say only that the value is of another sort than this alternative takes. */
function decidesSort(error: ErrorObject): boolean {
  return error.keyword === "type" || error.keyword === "enum" || error.keyword === "const" || error.keyword === "not";
}

/** Keywords that all say which form a text must have. */
const textForms: readonly string[] = ["minLength", "maxLength", "pattern"];

/** Of the errors at one source range, the first of each keyword and subject. */
function firstOfEach(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const subject = (error: ErrorObject) =>
    `${textForms.includes(error.keyword) ? "form" : error.keyword} ${error.params.additionalProperty ?? error.params.missingProperty ?? ""}`;
  return errors.filter((error, index) => errors.findIndex((other) => subject(other) === subject(error)) === index);
}
