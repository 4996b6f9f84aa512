import { bySourceOrder } from "../diagnostics/by-source-order.ts";
import { describeValue } from "../diagnostics/describe-value.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { isObject, type JsonObject } from "../ir/json.ts";
import type { Spec, SpecValue } from "../ir/spec.ts";
import type { Language } from "../language/language.ts";
import { standard } from "../language/standard.ts";
import { explainMistake, type JudgedSpec } from "./explain-mistake.ts";
import { filterErrors } from "./filter-errors.ts";
import { readYaml } from "./read-yaml.ts";
import { validate } from "./validate.ts";

/** A spec, or what is wrong with it. */
export interface Parsed {
  readonly spec?: Spec;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Stage 1: YAML text to a spec that fits the schema of a language. `file` is the path as the user wrote it. Never throws
 * on any text.
 */
export function parse(text: string, file: string, language: Language = standard): Parsed {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const { values, diagnostics } = readYaml(plain, file);
  if (values === undefined) return { diagnostics };
  const { value, ranges, numbers } = values;
  if (!isObject(value)) {
    const advice = typeof value === "string" && value.includes(":") ? { advice: "A space follows each colon." } : {};
    return { diagnostics: [diagnostic("yaml-not-a-map", ranges[""], { found: describeValue(value), ...advice })] };
  }
  const mistakes = judge(value, { language, ranges, numbers });
  if (mistakes.length > 0) return { diagnostics: mistakes };
  const spec: Spec = {
    kind: "spec",
    language,
    file,
    text: plain,
    value: value as unknown as SpecValue,
    ranges,
    numbers,
  };
  return { spec, diagnostics };
}

/** Every mistake that the schema finds, one diagnostic each, in the order of the file. */
export function judge(value: JsonObject, read: Omit<JudgedSpec, "root">): readonly Diagnostic[] {
  const { schema, errors } = validate(read.language, value);
  const judged = { ...read, root: schema };
  const found = filterErrors(errors, schema).map((mistake) => explainMistake(mistake, judged));
  return found.sort(bySourceOrder);
}
