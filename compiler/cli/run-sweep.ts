import { type SweepProgress, type SweepResult, sweepCompiled } from "../sweep/sweep.ts";
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
  const { jobs, data, tier, json } = options;
  const view = json ? noProgress : await viewOf(stepsOf);
  try {
    const { result, ...stopped } = await untilStopped((stop) =>
      sweepCompiled(open.compilation, {
        ...{ file: open.file, signal: stop, onProgress: view.update },
        ...(json ? { onRun: (run) => writeJson(sweepRunEvent(run)) } : {}),
        ...(jobs === undefined ? {} : { jobs }),
        ...(data === undefined ? {} : { data }),
        ...(tier === undefined ? {} : { tier }),
      }),
    );
    return { ...result, diagnostics: [...result.diagnostics, ...rejections(result)], ...stopped };
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
  const endings = sweep.runs.map(({ outcome }) => outcome.ending);
  if (endings.includes("failed")) return exitCode.bug;
  if (endings.includes("rejected")) return exitCode.rejected;
  return sweep.claims.every(({ holds }) => holds) ? exitCode.fine : exitCode.failed;
}
