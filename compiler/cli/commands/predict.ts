import { type PredictionOptions, predictor } from "../../api/predict.ts";
import { withWeights } from "../../api/trained.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { mistakesIn } from "../../diagnostics/mistakes.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { Model } from "../../ir/model.ts";
import { answerLines } from "../answer-text.ts";
import { answeringRun, type RunChoice } from "../answering-run.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type GivenRows, givenRows, type RowSource } from "../given-rows.ts";
import { keptColumns, keptText, keptValues } from "../kept-values.ts";
import { loopsIfRefused } from "../loops-if-refused.ts";
import { report } from "../report.ts";
import { jsonText, writeLines, writeStatus } from "../standard-streams.ts";

/** The options of `predict`. */
export interface PredictOptions extends RunChoice, RowSource, PredictionOptions {}

/** `netwright predict SPEC`: predicts for one row or many, with the weights of a run. */
export async function predict(spec: string, options: PredictOptions): Promise<ExitCode> {
  if (options.input === undefined && options.file === undefined) {
    writeStatus("netwright: predict needs a row: --input JSON, --file FILE, or - to read rows from stdin");
    return exitCode.usage;
  }
  if (spec === "-" && (options.input === "-" || options.file === "-")) {
    writeStatus("netwright: stdin is either the spec or the rows: give a file for one of them");
    return exitCode.usage;
  }
  const run = await answeringRun(spec, loopsIfRefused(options));
  if (typeof run === "number") return run;
  if (!hasLayer(run.model, options) || !mayList(run.model, options)) return exitCode.usage;
  const given = givenRows(options, run.model);
  await report(given.diagnostics, given.sources);
  if (hasErrors(given.diagnostics)) return given.unreadable ? exitCode.file : exitCode.rejected;
  const loaded = await withWeights(run.compilation, run.weights);
  if ("code" in loaded) {
    await report([loaded]);
    return exitCode.file;
  }
  return answerAll(given, predictor(run.compilation, loaded, options), keptColumns(run.model), options);
}

/** An answer, and what is given back of its row. */
interface KeptAnswer {
  readonly outputs: Json;
  readonly kept: JsonObject | undefined;
}

/** Predicts for every row, or for none if one of them is invalid. */
async function answerAll(
  given: GivenRows,
  answer: ReturnType<typeof predictor>,
  keep: readonly string[],
  options: PredictOptions,
): Promise<ExitCode> {
  const mistakes = mistakesIn(given.name);
  const answers: KeptAnswer[] = [];
  for (const { row, range } of given.rows) {
    const one = answer(row);
    if ("outputs" in one) answers.push({ outputs: one.outputs, kept: keptValues(keep, row) });
    else for (const each of one.diagnostics) mistakes.add(() => ({ ...each, range: range() }));
  }
  await report(mistakes.list(), given.sources);
  if (mistakes.any()) return exitCode.rejected;
  writeLines(answers.flatMap((each) => linesOf(each, answers.length === 1, options)));
  return exitCode.fine;
}

/** Whether `--layer` names a layer; if not, reports it. */
function hasLayer(model: Model, { layer }: PredictOptions): boolean {
  const names = model.layers.map(({ name }) => name);
  if (layer === undefined || names.includes(layer)) return true;
  writeStatus(`netwright: there is no layer "${layer}". ${didYouMean(layer, names) ?? ""}`.trimEnd());
  return false;
}

/** Whether `--top` applies to this prediction; if not, reports it. */
function mayList({ dataset, outputs }: Model, { top, layer }: PredictOptions): boolean {
  if (top === undefined) return true;
  const targets = outputs.flatMap(({ target }) => target?.columns ?? []);
  const isCategory = dataset?.columns.some(({ name, type }) => type === "category" && targets.includes(name));
  if (isCategory && layer === undefined) return true;
  const what = layer === undefined ? "this network" : "a layer";
  writeStatus(`netwright: --top lists the most probable categories, but ${what} predicts numbers`);
  return false;
}

function linesOf({ outputs, kept }: KeptAnswer, alone: boolean, { layer, json }: PredictOptions): readonly string[] {
  if (json) return [jsonText({ ...(kept && { kept }), ...(layer === undefined ? {} : { layer }), outputs })];
  const [first = "", ...rest] = answerLines(outputs, alone);
  return [`${keptText(kept)}${first}`, ...rest];
}
