import type { ExitCode } from "../exit-code.ts";
import { loopsIfRefused } from "../loops-if-refused.ts";
import { openSpec } from "../open-spec.ts";
import { report } from "../report.ts";
import { codeOfSweep, runSweep, type SweepRunOptions } from "../run-sweep.ts";
import { hasColour, writeColouredLine, writeJson, writeLine, writeStatus } from "../standard-streams.ts";
import { sweepEndEvent } from "../sweep-events.ts";
import { sweepLines, sweepVerdict } from "../sweep-text.ts";

/** `netwright sweep SPEC`: does all runs of the spec's `sweep:` and prints one table of them. */
export async function sweep(spec: string, options: SweepRunOptions): Promise<ExitCode> {
  const here = loopsIfRefused(options);
  const open = await openSpec(spec, here);
  if (typeof open === "number") return open;
  const json = options.json === true;
  const result = await runSweep(open, here);
  const { sweep: made, diagnostics, stoppedBy } = result;
  if (made !== undefined && !json)
    for (const line of sweepLines(made, hasColour(process.stdout))) writeColouredLine(line);
  await report(diagnostics, open.sources, json);
  if (made !== undefined && json) writeJson(sweepEndEvent(spec, made));
  if (made !== undefined && stoppedBy !== undefined)
    writeStatus(`Interrupted after ${made.runs.length} of ${made.planned} runs.`);
  else if (made !== undefined && !json) writeLine(sweepVerdict(made));
  return codeOfSweep(result);
}
