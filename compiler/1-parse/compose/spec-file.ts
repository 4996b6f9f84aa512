import { describeValue } from "../../diagnostics/describe-value.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type JsonObject } from "../../ir/json.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import type { SpecValues } from "../../ir/spec.ts";
import type { ReadValues } from "../read-values.ts";
import { readYaml } from "../read-yaml.ts";
import { languageMistake } from "./language-version.ts";

/** One file of a spec, without `language:`, `extends:` and keys that begin with `x-`. */
export interface SpecFile {
  /** The path where it was found. */
  readonly file: string;
  readonly text: string;
  readonly values: SpecValues;
  /** The file that it extends, as written. */
  readonly extends?: { readonly file: string; readonly range: SourceRange };
}

/** Reads one file of a spec. */
export function readSpecFile(
  text: string,
  file: string,
): { readonly read?: SpecFile; readonly diagnostics: readonly Diagnostic[] } {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const { values, diagnostics } = readYaml(plain, file);
  if (values === undefined) return { diagnostics };
  const { value, ranges } = values;
  if (!isObject(value)) {
    const advice = typeof value === "string" && value.includes(":") ? { advice: "A space follows each colon." } : {};
    return { diagnostics: [diagnostic("yaml-not-a-map", ranges[""], { found: describeValue(value), ...advice })] };
  }
  const mistakes = [languageMistake(value.language, values), extendsMistake(value, ranges)].filter((each) => !!each);
  if (mistakes.length > 0) return { diagnostics: mistakes };
  const own = Object.entries(value).filter(([key]) => key !== "language" && key !== "extends" && !key.startsWith("x-"));
  const base = value.extends as string | undefined;
  const range = ranges["/extends"] as SourceRange;
  return {
    read: {
      file,
      text: plain,
      values: { ...values, value: Object.fromEntries(own) },
      ...(base === undefined ? {} : { extends: { file: base, range } }),
    },
    diagnostics,
  };
}

function extendsMistake(value: JsonObject, ranges: ReadValues["ranges"]): Diagnostic | undefined {
  const base = value.extends;
  if (base === undefined || (typeof base === "string" && base !== "")) return undefined;
  const advice = Array.isArray(base) ? { advice: "A spec extends one other; that one may extend a third." } : {};
  const found = base === "" ? "an empty one" : describeValue(base);
  const range = ranges["/extends"] ?? ranges["/extends#"];
  return diagnostic("wrong-type", range, { key: "extends", expected: "a text, the path of a spec", found, ...advice });
}
