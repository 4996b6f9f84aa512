import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import { pointerTo } from "../ir/json-pointer.ts";
import type { SourceRange } from "../ir/source-range.ts";
import { keysOfPath, type Spec, type SpecValue, withValue } from "../ir/spec.ts";
import { languageOf } from "../language/language.ts";
import { judge, type Parsed } from "./parse.ts";

/** A value for a path: keys joined by dots, layers by name (`layers.hidden.units`). */
export interface Setting {
  readonly path: string;
  readonly value: Json;
  /** How the numbers in it are written, by JSON pointer below it. */
  readonly numbers: { readonly [pointer: string]: string };
  /** Where it stands: shown where it is wrong. */
  readonly range: SourceRange;
  /** Where its path stands: shown where there is no such path. */
  readonly keyRange: SourceRange;
}

/** The spec with some values changed, one after the other. What comes of it is checked as a spec is. */
export function setValues(spec: Spec, settings: readonly Setting[]): Parsed {
  let changed = spec;
  const mistakes: Diagnostic[] = [];
  for (const setting of settings) {
    const next = setValue(changed, setting);
    if ("code" in next) mistakes.push(next);
    else changed = next;
  }
  const { value, ranges, numbers } = changed;
  mistakes.push(...judge(value as unknown as JsonObject, { language: languageOf(changed), ranges, numbers }));
  return mistakes.length > 0 ? { diagnostics: mistakes } : { spec: changed, diagnostics: [] };
}

function setValue(spec: Spec, setting: Setting): Spec | Diagnostic {
  const changed = change(spec, setting);
  if ("code" in changed) return changed;
  const { value, pointers } = changed;
  const pointer = pointers.at(-1) ?? "";
  const { range, keyRange } = setting;
  const below = (each: string) => each === pointer || each.startsWith(`${pointer}/`) || each === `${pointer}#`;
  // What holds the value may be new as well: it then stands where the path does.
  const holders = pointers.flatMap((each) => [each, `${each}#`]).map((each) => [each, keyRange] as const);
  const own = { [pointer]: range, [`${pointer}#`]: keyRange };
  const ranges = { ...Object.fromEntries(holders), ...withoutBelow(spec.ranges, below), ...own };
  const texts = Object.entries(setting.numbers).map(([at, text]) => [`${pointer}${at}`, text]);
  const numbers = { ...withoutBelow(spec.numbers, below), ...Object.fromEntries(texts) };
  return { ...spec, value: value as unknown as SpecValue, ranges, numbers };
}

function withoutBelow<Value>(
  record: { readonly [pointer: string]: Value },
  below: (pointer: string) => boolean,
): { readonly [pointer: string]: Value } {
  return Object.fromEntries(Object.entries(record).filter(([pointer]) => !below(pointer)));
}

interface Changed {
  readonly value: JsonObject;
  /** The JSON pointers of all that was passed on the way, the last one that of what was set. */
  readonly pointers: readonly string[];
}

function change(spec: Spec, { path, value, keyRange }: Setting): Changed | Diagnostic {
  const root = spec.value as unknown as JsonObject;
  const found = keysOfPath(root, path.split("."));
  if ("unknown" in found) {
    const advice = didYouMean(found.unknown, found.candidates);
    const parameters = { path, part: found.unknown, ...(advice === undefined ? {} : { advice }) };
    return diagnostic("unknown-path", keyRange, parameters);
  }
  const pointers = found.keys.map((_, last) => found.keys.slice(0, last + 1).reduce(pointerTo, ""));
  return { value: withValue(root, found.keys, value, root.defaults) as JsonObject, pointers };
}
