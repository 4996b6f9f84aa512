import { createRequire } from "node:module";
import { describeValue } from "../../diagnostics/describe-value.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../ir/json.ts";
import type { ReadValues } from "../read-values.ts";

/** The language that this compiler knows, and the default for ever: additions to it need no number. */
const known = 1;

/** What is wrong with `language:`, if anything. */
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
