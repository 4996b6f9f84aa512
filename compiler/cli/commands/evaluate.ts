import { withWeights } from "../../api/trained.ts";
import type { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Model } from "../../ir/model.ts";
import { evaluateFile, type FileEvaluation } from "../../run/evaluate-file.ts";
import { answeringRun, type RunChoice } from "../answering-run.ts";
import { confusionLines } from "../confusion-text.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loopsIfRefused } from "../loops-if-refused.ts";
import { replacedCounts, replacedInTable, rowsText } from "../replaced-text.ts";
import { report } from "../report.ts";
import { measureLines } from "../result-text.ts";
import { screenWidth, writeJson, writeLine, writeStatus } from "../standard-streams.ts";

/** `netwright evaluate SPEC FILE`: the loss and the metrics of a run on the rows of a file. */
export async function evaluate(spec: string, file: string, options: RunChoice): Promise<ExitCode> {
  const json = options.json === true;
  const run = await answeringRun(spec, loopsIfRefused(options));
  if (typeof run === "number") return run;
  const { compilation, model } = run;
  if (model.losses.length + model.metrics.length === 0) {
    writeStatus("netwright: evaluate needs a loss or metrics, and the spec has neither");
    return exitCode.rejected;
  }
  const loaded = await withWeights(compilation, run.weights);
  if ("code" in loaded) {
    await report([loaded], {}, json);
    return exitCode.file;
  }
  const found = evaluateFile({ compilation, ...loaded }, file, options.maxMemory);
  await report(found.diagnostics, {}, json);
  if (!("measures" in found)) return isUnreadable(found.diagnostics) ? exitCode.file : exitCode.rejected;
  if (json) writeJson(asJson(file, found));
  else await show(file, model, found);
  return exitCode.fine;
}

function isUnreadable(diagnostics: readonly ReturnType<typeof diagnostic>[]): boolean {
  return diagnostics.some(({ code }) => code === "file-unreadable");
}

function asJson(file: string, { rows, skipped, measures, baseline }: FileEvaluation): object {
  const { loss = null, ...metrics } = measures;
  return { file, rows: rows.data.counts.test, skipped, loss, metrics, ...(baseline && { baseline }) };
}

async function show(file: string, model: Model, { rows, skipped, measures, baseline }: FileEvaluation): Promise<void> {
  const all = { model, measures: { training: {}, validation: {}, test: measures }, baseline: () => baseline };
  const blocks = [await measureLines(all), await confusionLines(all, screenWidth())];
  const shown = blocks.filter((lines) => lines.length > 0);
  shown.forEach((lines, index) => {
    if (index > 0) writeLine();
    for (const line of lines) writeLine(line);
  });
  const replaced = replacedCounts(model);
  replacedInTable(model, rows.table, replaced);
  const left = skipped === 0 ? "" : `; ${skipped} more left out, without a value (missing: skip)`;
  writeStatus(`${file}: ${rowsText(rows.data.counts.test, replaced)}${left}`);
}
