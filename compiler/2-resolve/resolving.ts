import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { keyRangeOf, rangeOf } from "../ir/range-of.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { Spec, SpecValue } from "../ir/spec.ts";
import { type Language, languageOf } from "../language/language.ts";

/** The context of every pass of stage 2: the spec, its source ranges, and where to report diagnostics. */
export interface Resolving {
  readonly spec: Spec;
  readonly value: SpecValue;
  readonly language: Language;
  readonly report: (diagnostic: Diagnostic) => void;
  /** The source range of a value by JSON pointer, or of its nearest parent. */
  readonly rangeAt: (pointer: string) => SourceRange;
  /** The source range of a key. */
  readonly keyRangeAt: (pointer: string) => SourceRange;
}

/** Starts stage 2; diagnostics are added to `diagnostics`. */
export function resolving(spec: Spec, diagnostics: Diagnostic[]): Resolving {
  return {
    spec,
    value: spec.value,
    language: languageOf(spec),
    report: (diagnostic) => diagnostics.push(diagnostic),
    rangeAt: (pointer) => rangeOf(spec.ranges, pointer),
    keyRangeAt: (pointer) => keyRangeOf(spec.ranges, pointer),
  };
}
