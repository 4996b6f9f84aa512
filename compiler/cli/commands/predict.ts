import { type PredictionOptions, predictor } from "../../api/predict.ts";
import { withWeights } from "../../api/trained.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../../diagnostics/diagnostic.ts";
import { didYouMean, listOf } from "../../diagnostics/did-you-mean.ts";
import { mistakesIn } from "../../diagnostics/mistakes.ts";
import type { Model } from "../../ir/model.ts";
import { writeFile } from "../../run/write-file.ts";
import { answerName } from "../answer-fields.ts";
import { type AnsweredRow, answerExtensions, answerFileText, answerFormat, answerJson } from "../answer-file.ts";
import { answerLines } from "../answer-text.ts";
import { type AnsweringRun, answeringRun, type RunChoice } from "../answering-run.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainAnswers } from "../explain-answers.ts";
import type { GivenRows } from "../given-row.ts";
import { givenRows, type RowSource } from "../given-rows.ts";
import { keptColumns } from "../kept-columns.ts";
import { loopsIfRefused } from "../loops-if-refused.ts";
import { problemOf } from "../read-file.ts";
import { type ReplacedCounts, replacedCounts, rowsText } from "../replaced-text.ts";
import { report } from "../report.ts";
import { writeLines, writeStatus } from "../standard-streams.ts";

/** The options of `predict`. */
export interface PredictOptions extends RunChoice, RowSource, PredictionOptions {
  /** The file for the answers. */
  readonly out?: string;
  /** The columns that go beside the answers. */
  readonly keep?: readonly string[];
  /** Whether to find the contribution of each column. */
  readonly explain?: boolean;
}

/** `netwright predict SPEC FILE`: predicts for one row or many, with the weights of a run. */
export async function predict(spec: string, file: string | undefined, given: PredictOptions): Promise<ExitCode> {
  const options = file === undefined ? given : { ...given, file };
  const misused = file !== undefined && given.file !== undefined ? twice : misuse(spec, options);
  if (misused !== undefined) {
    writeStatus(`netwright: ${misused}`);
    return exitCode.usage;
  }
  const run = await answeringRun(spec, loopsIfRefused(options));
  if (typeof run === "number") return run;
  if (!hasLayer(run.model, options) || !mayList(run.model, options)) return exitCode.usage;
  const rows = givenRows(options, run.model);
  await report(rows.diagnostics, rows.sources);
  if (hasErrors(rows.diagnostics)) return rows.unreadable ? exitCode.file : exitCode.rejected;
  const kept = keptColumns(run.model, options.keep ?? [], rows);
  if ("code" in kept) return rejected(kept);
  return answerAll(run, rows, kept, options);
}

const twice = "the file with the rows is given twice: after the spec, and with --file";

/** What is wrong with the command line. */
function misuse(spec: string, { input, file, out }: PredictOptions): string | undefined {
  if (input === undefined && file === undefined) {
    return "predict needs a row: --input JSON, --file FILE, or - to read rows from stdin";
  }
  if (spec === "-" && (input === "-" || file === "-")) {
    return "stdin is either the spec or the rows: give a file for one of them";
  }
  if (out === undefined || answerFormat(out) !== undefined) return undefined;
  return `--out writes ${listOf(answerExtensions)}, by the end of the file's name, which "${out}" does not have`;
}

/** Predicts for every row, or for none if one of them is invalid. */
async function answerAll(
  run: AnsweringRun,
  given: GivenRows,
  kept: readonly string[],
  options: PredictOptions,
): Promise<ExitCode> {
  const loaded = await withWeights(run.compilation, run.weights);
  if ("code" in loaded) {
    await report([loaded]);
    return exitCode.file;
  }
  const answer = predictor(run.compilation, loaded, options);
  const mistakes = mistakesIn(given.name);
  const replaced = replacedCounts(run.model);
  const answers: AnsweredRow[] = [];
  for (const { row, valueOf, rangeOf } of given.rows) {
    const one = answer(row, mistakes.isFull() ? undefined : rangeOf);
    if ("outputs" in one) {
      replaced.add(one.replaced);
      answers.push({
        kept: Object.fromEntries(kept.map((name) => [name, valueOf(name) ?? null])),
        outputs: one.outputs,
      });
    } else for (const each of one.diagnostics) mistakes.add(() => each);
  }
  await report(mistakes.list(), given.sources);
  if (mistakes.any()) return exitCode.rejected;
  const explained = options.explain
    ? explainAnswers(run.model, loaded, given.rows, answers, answer, options.layer)
    : { answers, leftOut: [] };
  if (explained === undefined) {
    writeStatus(`netwright: ${unexplained}`);
    return exitCode.usage;
  }
  if (explained.leftOut.length > 0) {
    writeStatus(`--explain leaves out ${listOf(explained.leftOut)}: a date is compared with those of other rows`);
  }
  return options.out === undefined
    ? show(explained.answers, replaced, options)
    : write(run.model, explained.answers, replaced, options);
}

const unexplained = "--explain explains at most ten numbers of an answer, and compares a date with those of other rows";

async function show(
  answers: readonly AnsweredRow[],
  replaced: ReplacedCounts,
  { json, layer }: PredictOptions,
): Promise<ExitCode> {
  const alone = answers.length === 1;
  const ofLayer = layer === undefined ? {} : { layer };
  writeLines(
    answers.flatMap((each) => (json ? [answerJson(each, ofLayer)] : answerLines(each.outputs, alone, each.kept))),
  );
  if (!json && answers.some(({ explanation }) => explanation !== undefined)) {
    // Tables are loaded when there is one to show.
    const { explanationText } = await import("../explanation-text.ts");
    writeLines(explanationText(answers.map(({ explanation = [] }) => explanation)));
  }
  if (replaced.text() !== "") writeStatus(rowsText(answers.length, replaced));
  return exitCode.fine;
}

/** Writes the answers into a file, which is replaced only when all of them are written. */
async function write(
  model: Model,
  answers: readonly AnsweredRow[],
  replaced: ReplacedCounts,
  { out = "", layer }: PredictOptions,
): Promise<ExitCode> {
  const format = answerFormat(out);
  if (format === undefined) throw new Error(`${out} has no format`);
  try {
    writeFile(out, answerFileText(format, answerName(model, layer), answers));
  } catch (error) {
    await report([diagnostic("file-unwritable", undefined, { file: out, problem: problemOf(error) })]);
    return exitCode.file;
  }
  writeStatus(`${out}: ${rowsText(answers.length, replaced)}`);
  return exitCode.fine;
}

async function rejected(mistake: Diagnostic): Promise<ExitCode> {
  await report([mistake]);
  return exitCode.rejected;
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
