import { isObject, type Json } from "../../ir/json.ts";

/**
 * The meaning of a text in a spec: literal text, `$width` for the value of a parameter, or a malformed use of a
 * parameter.
 */
export type ParameterText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "use"; readonly name: string }
  | { readonly kind: "malformed" };

/** The name of a parameter: letters, digits and underscores, not beginning with a digit. */
export const parameterName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * A text that begins with `$` and a letter (or `{`, `(`, `_`) is always the use of a parameter; `$$` begins a text with
 * one dollar sign. Every other dollar sign is literal: `$5`, `US$`, and in texts of several lines.
 */
export function parameterText(text: string): ParameterText {
  if (text.includes("\n")) return { kind: "text", text };
  if (text.startsWith("$$")) return { kind: "text", text: text.slice(1) };
  if (!/^\$[\p{L}_{(]/u.test(text)) return { kind: "text", text };
  const name = text.slice(1);
  return parameterName.test(name) ? { kind: "use", name } : { kind: "malformed" };
}

/** Escapes a value, so that replacing parameters leaves it unchanged. */
export function withoutParameters(value: Json): Json {
  if (typeof value === "string") {
    const read = parameterText(value);
    return read.kind === "text" && read.text === value ? value : `$${value}`;
  }
  if (Array.isArray(value)) return value.map(withoutParameters);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutParameters(each)]));
}

/** Whether any text of a value begins with a dollar. */
export function hasDollar(value: Json): boolean {
  if (typeof value === "string") return value.startsWith("$");
  if (Array.isArray(value)) return value.some(hasDollar);
  return isObject(value) && Object.values(value).some(hasDollar);
}

/** The texts of a value that begin with a dollar. */
export function dollarTexts(value: Json): readonly string[] {
  if (typeof value === "string") return value.startsWith("$") ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(dollarTexts);
  return isObject(value) ? Object.values(value).flatMap(dollarTexts) : [];
}
