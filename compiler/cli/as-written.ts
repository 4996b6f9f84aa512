import type { SpecOptions } from "./open-spec.ts";
import type { StoppableRun } from "./run-spec.ts";

/** False if `--set` changed the spec, so that its expectations do not apply. */
export function isAsWritten({ set = [] }: SpecOptions): boolean {
  return set.every((setting) => /^\s*(?:about|expect)\b/.test(setting));
}

/** A run without its expectations. */
export function withoutExpectations(result: StoppableRun): StoppableRun {
  if (!result.ok) return result;
  const { run, diagnostics } = result;
  const failed = [...run.claims, ...run.pins].flatMap((each) => each.diagnostics);
  return {
    ...result,
    run: { ...run, claims: [], pins: [] },
    diagnostics: diagnostics.filter((each) => !failed.includes(each)),
  };
}
