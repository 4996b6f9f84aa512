import { hasErrors } from "../diagnostics/diagnostic.ts";
import { applySetting } from "./apply-set.ts";
import type { Parsed } from "./parse.ts";

/** The spec with one more setting; after a mistake, as it is. */
export function changed(parsed: Parsed, setting: string): Parsed {
  if (parsed.spec === undefined || hasErrors(parsed.diagnostics)) return parsed;
  const { spec, diagnostics } = applySetting(parsed.spec, setting);
  return { ...(spec === undefined ? {} : { spec }), diagnostics: [...parsed.diagnostics, ...diagnostics] };
}
