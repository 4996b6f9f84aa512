import { type SweepResult, sweepCompiled } from "../../sweep/sweep.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loopsIfRefused } from "../loops-if-refused.ts";
import { type OpenSpec, openSpec, type SpecOptions } from "../open-spec.ts";
import { noProgress, viewOf } from "../progress.ts";
import { report } from "../report.ts";
import { hasColour, say, sayJson, tell } from "../speak.ts";
import { sweepEndEvent, sweepRunEvent } from "../sweep-events.ts";
import { sweepLines, sweepVerdict } from "../sweep-text.ts";

/** The options of `sweep`. */
export interface SweepCommandOptions extends SpecOptions {
  readonly jobs?: number;
}

/** `netwright sweep SPEC`: makes all runs of the spec's `sweep:` and prints one table of them. */
export async function sweep(spec: string, options: SweepCommandOptions): Promise<ExitCode> {
  const here = loopsIfRefused(options);
  const open = await openSpec(spec, here);
  if (typeof open === "number") return open;
  const json = options.json === true;
  const controller = new AbortController();
  const result = await sweepUntilStopped(open, here, controller);
  const { sweep: made, diagnostics } = result;
  const interrupted = controller.signal.aborted;
  if (made !== undefined && json) sayJson(sweepEndEvent(spec, made));
  if (made !== undefined && !json) for (const line of sweepLines(made, hasColour(process.stdout))) say(line);
  await report([...diagnostics, ...rejections(result)], open.sources, json);
  if (made !== undefined && interrupted) tell(`Interrupted after ${made.runs.length} of ${made.planned} runs.`);
  else if (made !== undefined && !json) say(sweepVerdict(made));
  return interrupted ? exitCode.interrupted : codeOf(result);
}

/** Makes the runs with progress on stderr; Ctrl-C ends the sweep, a second one the program. */
async function sweepUntilStopped(
  open: OpenSpec,
  { jobs, data, tier, json }: SweepCommandOptions,
  controller: AbortController,
): Promise<SweepResult> {
  const view = json
    ? noProgress
    : await viewOf(
        ({ done, passed, runs }: { readonly done: number; readonly passed: number; readonly runs: number }) => ({
          done,
          all: runs,
          text: `run ${done} of ${runs}, ${passed} passed`,
        }),
      );
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(exitCode.interrupted);
    controller.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  try {
    return await sweepCompiled(open.compilation, {
      file: open.file,
      signal: controller.signal,
      onProgress: view.update,
      ...(json ? { onRun: (run) => sayJson(sweepRunEvent(run)) } : {}),
      ...(jobs === undefined ? {} : { jobs }),
      ...(data === undefined ? {} : { data }),
      ...(tier === undefined ? {} : { tier }),
    });
  } finally {
    view.end();
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}

/** What is wrong with the rows, once, however many runs could not be made because of it. */
function rejections({ sweep: made }: SweepResult): SweepResult["diagnostics"] {
  const rejected = (made?.runs ?? []).filter(({ outcome }) => outcome.ending === "rejected");
  const all = rejected.flatMap(({ outcome }) => outcome.diagnostics);
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

function codeOf({ sweep: made, diagnostics }: SweepResult): ExitCode {
  if (made === undefined)
    return diagnostics.some(({ code }) => code === "sweep-missing") ? exitCode.usage : exitCode.rejected;
  const endings = made.runs.map(({ outcome }) => outcome.ending);
  if (endings.includes("failed")) return exitCode.bug;
  if (endings.includes("rejected")) return exitCode.rejected;
  return made.claims.every(({ holds }) => holds) ? exitCode.fine : exitCode.failed;
}
