import type { ErrorObject } from "ajv";
import { describeValue, nameOf } from "../diagnostics/describe-value.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import { pointerTo } from "../ir/json-pointer.ts";
import { keyRangeOf, rangeOf } from "../ir/range-of.ts";
import type { SourceRange } from "../ir/source-range.ts";
import { largestSize } from "../language/define/option.ts";
import type { Language } from "../language/language.ts";
import { boundsOf, describeSchema } from "../language/schema/describe-schema.ts";
import { explainUnknownKey, explainUnknownType, familyOfTypes, holderOf } from "./explain-word.ts";
import type { SchemaMistake } from "./filter-errors.ts";

/** The context of a mistake: the schema, the source ranges of all values, and the texts of numbers. */
export interface JudgedSpec {
  readonly language: Language;
  readonly root: JsonObject;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  readonly numbers: { readonly [pointer: string]: string };
}

/** The diagnostic for one mistake that the schema found. */
export function explainMistake(mistake: SchemaMistake, judged: JudgedSpec): Diagnostic {
  if (mistake.kind === "error") return explainError(mistake.error, judged);
  return wrongType(mistake.error, describeSchema(mistake.schema, judged.root), judged);
}

function explainError(error: ErrorObject, judged: JudgedSpec): Diagnostic {
  const { parentSchema, instancePath, params } = error;
  const range = rangeOf(judged.ranges, instancePath);
  switch (error.keyword) {
    case "additionalProperties":
      return explainUnknownKey(
        judged.language,
        error,
        keyRangeOf(judged.ranges, pointerTo(instancePath, params.additionalProperty)),
      );
    case "required":
      return missingKey(error, thingRange(error, judged));
    case "enum":
    case "not":
      return explainEnum(error, range, judged);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return outOfRange(error, parentSchema as JsonObject, judged);
    case "minItems":
    case "maxItems":
    case "minProperties":
      return wrongLength(error, range);
    case "uniqueItems":
      return repeated(error, range);
    case "minLength":
      return diagnostic("wrong-type", range, { key: nameOf(instancePath), expected: "a text", found: "an empty one" });
    case "maxLength":
    case "pattern":
      return wrongType(error, formOf(parentSchema as JsonObject), judged);
    default:
      return wrongType(error, describeSchema(parentSchema as JsonObject, judged.root), judged);
  }
}

function explainEnum(error: ErrorObject, range: SourceRange, judged: JudgedSpec): Diagnostic {
  const schema = error.parentSchema as JsonObject;
  const choices = ((schema.enum ?? []) as readonly Json[]).map(String);
  if (typeof error.data !== "string") return wrongType(error, describeSchema(schema, judged.root), judged);
  const family = familyOfTypes(schema, judged.root);
  if (family !== undefined) return explainUnknownType(judged.language, family, error.data, range);
  const key = nameOf(error.instancePath);
  return diagnostic("unknown-choice", range, { key, written: error.data, candidates: choices });
}

function wrongType(error: ErrorObject, expected: string, judged: JudgedSpec): Diagnostic {
  const range = rangeOf(judged.ranges, error.instancePath);
  const key = nameOf(error.instancePath);
  const found = describeValue(error.data as Json, judged.numbers[error.instancePath]);
  const advice = typeAdvice(error, expected);
  return diagnostic("wrong-type", range, { key, expected, found, ...(advice === undefined ? {} : { advice }) });
}

/** The expected form of a text, for messages. */
function formOf({ maxLength, description }: JsonObject): string {
  return maxLength === 1 ? oneCharacter : `a text like this: ${String(description).replace(/\.$/, "")}`;
}

const oneCharacter = "one character";

function typeAdvice(error: ErrorObject, expected: string): string | undefined {
  const { data } = error as { readonly data?: Json };
  if (typeof data !== "string") return undefined;
  if (expected === oneCharacter && /^(\\t|tab)$/i.test(data)) return 'A tab is written "\\t", in double quotes.';
  if (expected.startsWith("true") && /^(yes|no|on|off)$/i.test(data)) return "YAML 1.2 knows only true and false.";
  if (/number/.test(expected) && /^0b[01]+$|^[-+]?[\d.]+_[\d_.]*$/.test(data))
    return `YAML knows no such number; write ${plain(data)}.`;
  if (/number/.test(expected) && data.trim() !== "" && Number.isFinite(Number(data))) return "Leave out the quotes.";
  if (/number/.test(expected) && /^-?\d+,\d+$/.test(data)) return "Decimals are written with a point.";
  return undefined;
}

/** A number as other languages write it, in plain digits. */
function plain(written: string): string {
  return String(Number(written.replaceAll("_", "")));
}

function outOfRange(error: ErrorObject, schema: JsonObject, judged: JudgedSpec): Diagnostic {
  const { limit } = error.params as { readonly limit: number };
  const words: { readonly [keyword: string]: string } = {
    minimum: `at least ${limit}`,
    maximum: `at most ${limit}`,
    exclusiveMinimum: `greater than ${limit}`,
    exclusiveMaximum: `less than ${limit}`,
  };
  const both = Math.abs(limit) < largestSize ? boundsOf(schema).trim() : "";
  const bound = / (to|and) /.test(both) ? both.replace(/^from (\S+) to/, "between $1 and") : words[error.keyword];
  const found = judged.numbers[error.instancePath] ?? String(error.data);
  const range = rangeOf(judged.ranges, error.instancePath);
  return diagnostic("out-of-range", range, { key: nameOf(error.instancePath), bound: bound as string, found });
}

function wrongLength(error: ErrorObject, range: SourceRange): Diagnostic {
  const { limit } = error.params as { readonly limit: number };
  const found = Array.isArray(error.data) ? error.data.length : Object.keys(error.data as JsonObject).length;
  const many = error.keyword === "maxItems" ? "at most" : "at least";
  const expected = `${many} ${limit} ${limit === 1 ? "entry" : "entries"}`;
  return diagnostic("wrong-length", range, { key: nameOf(error.instancePath), expected, found });
}

/** Two entries of a list are equal but must differ. */
function repeated(error: ErrorObject, range: SourceRange): Diagnostic {
  const { i } = error.params as { readonly i: number };
  const found = `${describeValue((error.data as readonly Json[])[i] as Json)} twice`;
  return diagnostic("wrong-type", range, {
    key: nameOf(error.instancePath),
    expected: "a list whose entries all differ",
    found,
  });
}

function missingKey(error: ErrorObject, range: SourceRange): Diagnostic {
  const key = String(error.params.missingProperty);
  const holder = holderOf(error);
  const of = holder === "a spec" ? "The spec" : holder;
  const advice = key === "layers" ? "For example: layers: [{ type: dense, units: 1 }]" : undefined;
  return diagnostic("missing-key", range, { key, of, ...(advice === undefined ? {} : { advice }) });
}

/** The range of a thing with a missing key: its type, if it has one. */
function thingRange(error: ErrorObject, judged: JudgedSpec): SourceRange {
  const typed = judged.ranges[`${error.instancePath}/type`];
  return typed ?? keyRangeOf(judged.ranges, error.instancePath);
}
