import type { SweepRun } from "../sweep/check-sweep.ts";
import type { Sweep } from "../sweep/sweep.ts";

/** One run of a sweep, as a line of `--json`. */
export function sweepRunEvent({ values, seed, outcome }: SweepRun): object {
  const { passed, ending, iterations, stop, measures, rows, reason } = outcome;
  return {
    event: "run",
    ...{ values, seed, passed, ending, iterations },
    ...(stop === undefined ? {} : { stop }),
    measures,
    ...(rows.length === 0 ? {} : { rows }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The last line of `--json`: the claims of the sweep and their results. */
export function sweepEndEvent(spec: string, { planned, runs, claims, best }: Sweep): object {
  const failed = claims.filter(({ holds }) => !holds).length;
  return {
    event: "end",
    spec,
    runs: runs.length,
    planned,
    passed: runs.filter(({ outcome }) => outcome.passed).length,
    expect: {
      held: claims.length - failed,
      failed,
      claims: claims.map(({ subject, holds, found, runs: of }) => ({ subject, holds, found, runs: of })),
    },
    ...(best === undefined ? {} : { best: { values: best.values, measures: best.outcome.measures } }),
  };
}
