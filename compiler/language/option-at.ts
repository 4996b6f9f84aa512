import { isObject, type Json } from "../ir/json.ts";
import { allOptions } from "./common-options.ts";
import type { Family, Option } from "./define/option.ts";
import { wordOf } from "./families.ts";
import type { Language } from "./language.ts";

/** A key that leads to no option: of what it should be one, and what there is. */
export interface NoSuchOption {
  readonly key: string;
  /** The type of the thing that does not have it. */
  readonly of: string;
  readonly candidates: readonly string[];
}

/** The option of a thing that keys lead to: `filters`, or `stddev` of its `kernelInitializer`. */
export function optionAt(
  language: Language,
  family: Family,
  written: Json | undefined,
  keys: readonly string[],
): Option | NoSuchOption {
  const [key = "", ...rest] = keys;
  const of = String(isObject(written) ? written.type : written);
  const word = wordOf(language, family, of);
  const options = word === undefined ? {} : allOptions(family, word.options);
  const option = Object.hasOwn(options, key) ? options[key] : undefined;
  if (option === undefined) return { key, of, candidates: Object.keys(options) };
  if (rest.length === 0) return option;
  if (option.family === undefined) return { key: keys.join("."), of, candidates: Object.keys(options) };
  const own = isObject(written) && Object.hasOwn(written, key) ? written[key] : option.default;
  return optionAt(language, option.family, own, rest);
}
