import { createRequire } from "node:module";
import { describeValue } from "../../diagnostics/describe-value.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../ir/json.ts";
import type { ReadValues } from "../read-values.ts";

/** The language version of this compiler and the permanent default: additions do not change the number. */
const known = 1;

/** The diagnostic for `language:`, if it is invalid. */
export function languageMistake(written: Json | undefined, read: ReadValues): Diagnostic | undefined {
  if (written === undefined || written === known) return undefined;
  const range = read.ranges["/language"] ?? read.ranges["/language#"];
  const later = typeof written === "number" && Number.isInteger(written) && written > known;
  const found = describeValue(written, read.numbers["/language"]);
  return diagnostic("language-version", range, { written: found, later, known, version: ownVersion() });
}

/** The version of this package. */
function ownVersion(): string {
  const { version } = createRequire(import.meta.url)("netwright/package.json") as { readonly version: string };
  return version;
}
