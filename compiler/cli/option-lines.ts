import { listOf } from "../diagnostics/did-you-mean.ts";
import type { Json } from "../ir/json.ts";
import { families } from "../language/families.ts";
import type { NamedOption } from "../language/schema/named-options.ts";

/** The meaning of an option, and the words that have it. */
export function optionLines({
  name,
  family,
  words,
  everywhere,
  summary,
  takes,
  ...rest
}: NamedOption): readonly string[] {
  const kind = families[family].one.replace(/^an? /, "");
  const of = everywhere ? `every ${kind}` : `${listOf(words)} (${kind})`;
  const value = rest.default === undefined ? "" : `; default ${textOf(rest.default)}`;
  return [`${name}, an option of ${of}`, "", summary, "", `  ${takes}${value}`];
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
