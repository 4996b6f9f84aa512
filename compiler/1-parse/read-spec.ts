import { hasErrors } from "../diagnostics/diagnostic.ts";
import { applySetting } from "./apply-set.ts";
import { type Parsed, type ParseOptions, parse } from "./parse.ts";

/** Where a spec comes from, and what is changed in it: `train.epochs=3`, as `--set` takes it. */
export interface SpecSource extends ParseOptions {
  readonly file: string;
  readonly set?: readonly string[];
}

/** A spec as it is written, with what `set` changes in it; after the first mistake nothing more is changed. */
export function readSpec(text: string, { file, set = [], ...options }: SpecSource): Parsed {
  return set.reduce(changed, parse(text, file, options));
}

function changed(parsed: Parsed, setting: string): Parsed {
  if (parsed.spec === undefined || hasErrors(parsed.diagnostics)) return parsed;
  const { spec, diagnostics } = applySetting(parsed.spec, setting);
  return { ...(spec === undefined ? {} : { spec }), diagnostics: [...parsed.diagnostics, ...diagnostics] };
}
