import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { isObject, type JsonObject } from "../ir/json.ts";
import { pointerTo } from "../ir/json-pointer.ts";
import type { Setting } from "../ir/setting.ts";
import { keysOfPath, type Spec, type SpecValue, type SpecValues, withValue } from "../ir/spec.ts";
import { languageOf } from "../language/language.ts";
import { fillIn } from "./compose/fill-in.ts";
import { withoutParameters } from "./compose/parameter-text.ts";
import { judge, type Parsed } from "./parse.ts";

/**
 * The spec with some values changed in order, parameters first, so that their uses get the new values. The result is
 * checked like any spec. A value that is set is literal, never the use of a parameter.
 */
export function setValues(spec: Spec, settings: readonly Setting[]): Parsed {
  const all = [...spec.settings, ...settings];
  const [ofParameters, others] = [all.filter(isOfParameter), all.filter((setting) => !isOfParameter(setting))];
  const parametrized = setAll(spec.parametrized, ofParameters.map(literal));
  const filled = fillIn(parametrized.values);
  if (filled.values === undefined) return { diagnostics: [...parametrized.mistakes, ...filled.diagnostics] };
  const { values, mistakes } = setAll(filled.values, others);
  const { value, ranges, numbers } = values;
  const wrong = [
    ...parametrized.mistakes,
    ...mistakes,
    ...judge(value, { language: languageOf(spec), ranges, numbers }),
  ];
  if (wrong.length > 0) return { diagnostics: wrong };
  return {
    spec: { ...spec, value: value as unknown as SpecValue, ranges, numbers, settings: all },
    diagnostics: [],
  };
}

/** The spec without its `sweep:`, for the runs of a sweep. */
export function withoutSweep(spec: Spec): Spec {
  const { sweep: _, ...value } = spec.value;
  const { sweep: __, ...written } = spec.parametrized.value;
  const settings = spec.settings.filter(({ path }) => !isBelow(path, "sweep"));
  return { ...spec, value, parametrized: { ...spec.parametrized, value: written }, settings };
}

/** True for `parameters.width`, and for `parameters` itself. */
function isOfParameter({ path }: Setting): boolean {
  return isBelow(path, "parameters");
}

function isBelow(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}.`);
}

function literal(setting: Setting): Setting {
  return { ...setting, value: withoutParameters(setting.value) };
}

function setAll(values: SpecValues, settings: readonly Setting[]) {
  let changed = values;
  const mistakes: Diagnostic[] = [];
  for (const setting of settings) {
    const next = setValue(changed, setting);
    if ("code" in next) mistakes.push(next);
    else changed = next;
  }
  return { values: changed, mistakes };
}

function setValue(before: SpecValues, setting: Setting): SpecValues | Diagnostic {
  const changed = change(before, setting);
  if ("code" in changed) return changed;
  const { value, pointers } = changed;
  const pointer = pointers.at(-1) ?? "";
  const { range, keyRange } = setting;
  const below = (each: string) => each === pointer || each.startsWith(`${pointer}/`) || each === `${pointer}#`;
  // Parents of the value may be new as well: their range is that of the path.
  const holders = pointers.flatMap((each) => [each, `${each}#`]).map((each) => [each, keyRange] as const);
  const own = { [pointer]: range, [`${pointer}#`]: keyRange };
  const ranges = { ...Object.fromEntries(holders), ...withoutBelow(before.ranges, below), ...own };
  const texts = Object.entries(setting.numbers).map(([at, text]) => [`${pointer}${at}`, text]);
  const numbers = { ...withoutBelow(before.numbers, below), ...Object.fromEntries(texts) };
  return { value, ranges, numbers };
}

function withoutBelow<Value>(
  record: { readonly [pointer: string]: Value },
  below: (pointer: string) => boolean,
): { readonly [pointer: string]: Value } {
  return Object.fromEntries(Object.entries(record).filter(([pointer]) => !below(pointer)));
}

interface Changed {
  readonly value: JsonObject;
  /** The JSON pointers along the path; the last one is that of the value. */
  readonly pointers: readonly string[];
}

function change({ value: root }: SpecValues, { path, value, keyRange }: Setting): Changed | Diagnostic {
  const parts = path.split(".");
  const [top, name] = parts;
  if (top === "parameters" && name !== undefined) {
    const declared = isObject(root.parameters) ? Object.keys(root.parameters) : [];
    if (!declared.includes(name)) return diagnostic("unknown-parameter", keyRange, { name, candidates: declared });
  }
  const found = keysOfPath(root, parts);
  if ("unknown" in found) {
    const advice = didYouMean(found.unknown, found.candidates);
    const parameters = { path, part: found.unknown, ...(advice === undefined ? {} : { advice }) };
    return diagnostic("unknown-path", keyRange, parameters);
  }
  const pointers = found.keys.map((_, last) => found.keys.slice(0, last + 1).reduce(pointerTo, ""));
  return { value: withValue(root, found.keys, value, root.defaults) as JsonObject, pointers };
}
