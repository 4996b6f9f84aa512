import { hasErrors } from "../diagnostics/diagnostic.ts";
import { applySetting } from "./apply-set.ts";
import { type Parsed, type ParseOptions, parse } from "./parse.ts";

/** The file of a spec, and the values to change: `train.epochs=3`, as in `--set`. */
export interface SpecSource extends ParseOptions {
  readonly file: string;
  readonly set?: readonly string[];
}

/** Reads a spec and applies the changes of `set`; stops at the first mistake. */
export function readSpec(text: string, { file, set = [], ...options }: SpecSource): Parsed {
  return set.reduce(changed, parse(text, file, options));
}

function changed(parsed: Parsed, setting: string): Parsed {
  if (parsed.spec === undefined || hasErrors(parsed.diagnostics)) return parsed;
  const { spec, diagnostics } = applySetting(parsed.spec, setting);
  return { ...(spec === undefined ? {} : { spec }), diagnostics: [...parsed.diagnostics, ...diagnostics] };
}
