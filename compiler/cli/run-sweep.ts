import type { SweepRun } from "../sweep/check-sweep.ts";
import { type SweepOptions, type SweepProgress, type SweepResult, sweepCompiled } from "../sweep/sweep.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { OpenSpec, SpecOptions } from "./open-spec.ts";
import { noProgress, type Steps, viewOf } from "./progress.ts";
import { writeJson } from "./standard-streams.ts";
import { sweepRunEvent } from "./sweep-events.ts";
import { untilStopped } from "./until-stopped.ts";

/** Options of a sweep. */
export interface SweepRunOptions extends SpecOptions {
  readonly jobs?: number;
}

/** A sweep that may have been interrupted. */
export type StoppableSweep = SweepResult & {
  /** The exit code of the signal that ended it before all runs were done. */
  readonly stoppedBy?: ExitCode;
};

/** Runs the sweep of an open spec with progress on stderr; Ctrl-C ends it, a second one the program. */
export async function runSweep(open: OpenSpec, options: SweepRunOptions): Promise<StoppableSweep> {
  const { result, ...stopped } = await watchingRuns(open, options, sweepCompiled);
  return { ...result, diagnostics: [...result.diagnostics, ...rejections(result)], ...stopped };
}

/** Several runs of an open spec, with progress on stderr or a line of JSON for each. */
export async function watchingRuns<Result>(
  open: OpenSpec,
  { jobs, data, tier, json }: SweepRunOptions,
  work: (compilation: OpenSpec["compilation"], options: SweepOptions) => Promise<Result>,
): Promise<{ readonly result: Result; readonly stoppedBy?: ExitCode }> {
  const view = json ? noProgress : await viewOf(stepsOf);
  try {
    return await untilStopped((stop) =>
      work(open.compilation, {
        ...{ file: open.file, signal: stop, onProgress: view.update },
        ...(json ? { onRun: (run) => writeJson(sweepRunEvent(run)) } : {}),
        ...(jobs === undefined ? {} : { jobs }),
        ...(data === undefined ? {} : { data }),
        ...(tier === undefined ? {} : { tier }),
      }),
    );
  } finally {
    view.end();
  }
}

function stepsOf({ done, passed, runs }: SweepProgress): Steps {
  return { done, all: runs, texts: [`run ${done} of ${runs}, ${passed} passed`, `${passed} passed`] };
}

/** The mistakes in the rows, each once, even if several runs were rejected because of it. */
function rejections({ sweep }: SweepResult): SweepResult["diagnostics"] {
  const rejected = (sweep?.runs ?? []).filter(({ outcome }) => outcome.ending === "rejected");
  const all = rejected.flatMap(({ outcome }) => outcome.diagnostics);
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** The exit code of a sweep; its diagnostics have been printed. */
export function codeOfSweep({ sweep, diagnostics, stoppedBy }: StoppableSweep): ExitCode {
  if (stoppedBy !== undefined) return stoppedBy;
  if (sweep === undefined) {
    return diagnostics.some(({ code }) => code === "sweep-missing") ? exitCode.usage : exitCode.rejected;
  }
  const code = codeOfRuns(sweep.runs);
  if (code !== exitCode.fine) return code;
  return sweep.claims.every(({ holds }) => holds) ? exitCode.fine : exitCode.failed;
}

/** The exit code for runs that did not come to an end. */
export function codeOfRuns(runs: readonly SweepRun[]): ExitCode {
  const endings = runs.map(({ outcome }) => outcome.ending);
  if (endings.includes("failed")) return exitCode.bug;
  return endings.includes("rejected") ? exitCode.rejected : exitCode.fine;
}
