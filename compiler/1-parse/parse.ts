import { bySourceOrder } from "../diagnostics/by-source-order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Spec, SpecValue } from "../ir/spec.ts";
import type { FileFinder } from "../ir/table.ts";
import type { Language } from "../language/language.ts";
import { standard } from "../language/standard.ts";
import { fillIn } from "./compose/fill-in.ts";
import { inherit } from "./compose/inherit.ts";
import { readSpecFile } from "./compose/spec-file.ts";
import { unusedParameters } from "./compose/unused-parameters.ts";
import { explainMistake, type JudgedSpec } from "./explain-mistake.ts";
import { filterErrors } from "./filter-errors.ts";
import { validate } from "./validate.ts";

/** A spec, or diagnostics. */
export interface Parsed {
  readonly spec?: Spec;
  readonly diagnostics: readonly Diagnostic[];
}

/** The options of parsing. */
export interface ParseOptions {
  readonly language?: Language | undefined;
  /** Finds the specs that it extends; absent: it cannot extend any. */
  readonly files?: FileFinder | undefined;
}

/**
 * Stage 1: parses YAML text to a spec that is valid in the schema of a language, merged with the specs it extends.
 * `file` is the path as the user wrote it. Never throws, whatever the text.
 */
export function parse(text: string, file: string, { language = standard, files }: ParseOptions = {}): Parsed {
  const { read, diagnostics } = readSpecFile(text, file);
  if (read === undefined) return { diagnostics };
  const { inherited, diagnostics: ofBases } = inherit(read, files);
  if (inherited === undefined) return { diagnostics: [...diagnostics, ...ofBases] };
  const filled = fillIn(inherited.values);
  if (filled.values === undefined) return { diagnostics: [...filled.diagnostics].sort(bySourceOrder) };
  const { value, ranges, numbers } = filled.values;
  const mistakes = judge(value, { language, ranges, numbers });
  if (mistakes.length > 0) return { diagnostics: mistakes };
  const spec: Spec = {
    ...{ kind: "spec", language, file, text: read.text, ranges, numbers },
    value: value as unknown as SpecValue,
    parametrized: inherited.values,
    bases: inherited.files.slice(1).map((each) => each.file),
    settings: [],
  };
  return { spec, diagnostics: [...diagnostics, ...ofBases, ...unusedParameters(inherited)] };
}

/** One diagnostic for each mistake that the schema finds, in source order. */
export function judge(value: JsonObject, read: Omit<JudgedSpec, "root">): readonly Diagnostic[] {
  const { schema, errors } = validate(read.language, value);
  const judged = { ...read, root: schema };
  const found = filterErrors(errors, schema).map((mistake) => explainMistake(mistake, judged));
  return found.sort(bySourceOrder);
}
