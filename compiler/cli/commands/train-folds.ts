import { visibleText } from "../../ir/visible-text.ts";
import { type Folds, foldOf, foldsCompiled } from "../../sweep/folds.ts";
import { counted } from "../counted.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loopsIfRefused } from "../loops-if-refused.ts";
import { nothingToTrain } from "../nothing-to-train.ts";
import { numberText } from "../number-text.ts";
import { openSpec, type SpecOptions } from "../open-spec.ts";
import { report } from "../report.ts";
import { codeOfRuns, watchingRuns } from "../run-sweep.ts";
import { writeJson, writeLine, writeStatus } from "../standard-streams.ts";
import { tableLines } from "../table.ts";

/** `netwright train SPEC --folds`: trains once for each fold of the split and prints what was measured on it. */
export async function trainFolds(spec: string, options: SpecOptions): Promise<ExitCode> {
  const json = options.json === true;
  const open = await openSpec(spec, loopsIfRefused(options));
  if (typeof open === "number") return open;
  if (open.model.train === undefined) return nothingToTrain(open, json);
  const { result, stoppedBy } = await watchingRuns(open, options, foldsCompiled);
  const rejected = result.ok ? result.runs.flatMap(({ outcome }) => outcome.diagnostics) : [];
  const errors = rejected.filter(({ severity, code }) => severity === "error" && !code.startsWith("claim"));
  const distinct = new Map(errors.map((each) => [JSON.stringify(each), each]));
  await report([...result.diagnostics, ...distinct.values()], open.sources, json);
  if (!result.ok)
    return result.diagnostics.some(({ code }) => code === "folds-missing") ? exitCode.usage : exitCode.rejected;
  if (json) writeJson(endEvent(open.file, result));
  else show(result);
  return stoppedBy ?? codeOfRuns(result.runs);
}

function show(result: Folds): void {
  const { runs, folds, statistics, baseline } = result;
  if (runs.length < folds) writeStatus(`Interrupted after ${runs.length} of ${folds} folds.`);
  if (statistics.length === 0) return;
  writeStatus(`${counted(runs.length, "fold")}: each is measured by a network that was trained on the others.`);
  const head = ["fold", ...statistics.map(({ name }) => name)];
  const rows = runs.map((run, index) => [
    String(foldOf(run)),
    ...statistics.map(({ values }) => numberText(values[index] ?? Number.NaN)),
  ]);
  const mean = statistics.map((each) => `${shorter(each.mean)} ± ${shorter(each.deviation)}`);
  const means = ["mean ± standard deviation", ...mean];
  const constant = statistics.map((each) => (each.baseline === undefined ? "–" : shorter(each.baseline)));
  const lines = [head, ...rows, means, ...(baseline === undefined ? [] : [[visibleText(baseline), ...constant]])];
  for (const line of tableLines(lines)) writeLine(line);
}

/** Four significant digits. */
function shorter(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}

function endEvent(spec: string, { folds, runs, statistics, baseline }: Folds): object {
  const metrics = statistics.map(({ name, ...numbers }) => [name, numbers] as const);
  const constant = baseline === undefined ? {} : { baseline };
  return { event: "end", spec, folds, runs: runs.length, metrics: Object.fromEntries(metrics), ...constant };
}
