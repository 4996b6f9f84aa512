import type { WeightsFile } from "../run/start.ts";
import type { Threads } from "../run/threads.ts";
import type { Run, RunResult, TrainingRecord } from "../run/train.ts";
import { runCompiled } from "../run/train.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { OpenSpec } from "./open-spec.ts";
import { noProgress, progressView } from "./progress.ts";
import { untilStopped } from "./until-stopped.ts";

/** Options for watching a run. */
export interface Watching {
  readonly weights?: WeightsFile;
  readonly json: boolean;
  readonly threads?: Threads | undefined;
  /** The bytes that the rows may take. */
  readonly maxMemory?: number | undefined;
  readonly onRecord?: (record: TrainingRecord) => void;
}

/** A run that may have been ended by a signal. */
export type StoppableRun = RunResult & {
  readonly stoppedBy?: ExitCode;
};

/** Trains an open spec with progress on stderr; Ctrl-C ends the training, a second one the program. */
export async function runSpec(
  open: OpenSpec,
  { weights, json, threads = 1, maxMemory, onRecord }: Watching,
): Promise<StoppableRun> {
  const view = json ? noProgress : await progressView();
  try {
    const { result, ...stopped } = await untilStopped((stop) =>
      runCompiled(open.compilation, {
        files: open.files,
        threads,
        ...(maxMemory === undefined ? {} : { maxMemory }),
        ...(weights === undefined ? {} : { weights }),
        ...(onRecord === undefined ? {} : { onRecord }),
        onProgress: view.update,
        signal: stop,
      }),
    );
    return { ...result, ...stopped };
  } finally {
    view.end();
  }
}

/** The exit code of a run; its diagnostics have been printed. */
export function codeOfRun({ run, diagnostics, stoppedBy }: StoppableRun): ExitCode {
  if (diagnostics.some(({ code }) => code === "weights-unreadable")) return exitCode.file;
  if (diagnostics.some(({ code }) => code === "threads-missing")) return exitCode.failed;
  if (run === undefined) return exitCode.rejected;
  if (run.ending === "interrupted") return stoppedBy ?? exitCode.interrupted;
  if (run.ending === "notFinite" || failed(run)) return exitCode.failed;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(({ code }) => code === "loss-not-finite")) return exitCode.failed;
  return errors.length > 0 ? exitCode.rejected : exitCode.fine;
}

function failed({ claims, pins }: Run): boolean {
  return claims.some(({ holds }) => !holds) || pins.some(({ state }) => state === "differs");
}
