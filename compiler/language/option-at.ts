import { isObject, type Json } from "../ir/json.ts";
import { allOptions } from "./common-options.ts";
import type { Family, Option } from "./define/option.ts";
import { wordOf } from "./families.ts";
import type { Language } from "./language.ts";

/** The option of a thing that keys lead to: `filters`, or `stddev` of its `kernelInitializer`. */
export function optionAt(
  language: Language,
  family: Family,
  written: Json | undefined,
  keys: readonly string[],
): Option | undefined {
  const [key = "", ...rest] = keys;
  const word = wordOf(language, family, String(isObject(written) ? written.type : written));
  const options = word === undefined ? {} : allOptions(family, word.options);
  const option = Object.hasOwn(options, key) ? options[key] : undefined;
  if (option === undefined || rest.length === 0) return option;
  if (option.family === undefined) return undefined;
  const own = isObject(written) && Object.hasOwn(written, key) ? written[key] : option.default;
  return optionAt(language, option.family, own, rest);
}
