import type { SpecOptions } from "./open-spec.ts";
import type { StoppableRun } from "./run-spec.ts";

/** False where `--set` made another spec of it, of which the spec promises nothing. */
export function isAsWritten({ set = [] }: SpecOptions): boolean {
  return set.every((setting) => /^\s*(?:about|expect)\b/.test(setting));
}

/** A run as if nothing were expected of it. */
export function withoutExpectations(result: StoppableRun): StoppableRun {
  const { run, diagnostics } = result;
  if (run === undefined) return result;
  const failed = [...run.claims, ...run.pins].flatMap((each) => each.diagnostics);
  return {
    ...result,
    run: { ...run, claims: [], pins: [] },
    diagnostics: diagnostics.filter((each) => !failed.includes(each)),
  };
}
