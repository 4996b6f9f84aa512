import { readSpec } from "../1-parse/read-spec.ts";
import { nameOfFile } from "../2-resolve/network-name.ts";
import { resolve } from "../2-resolve/resolve.ts";
import { type CompiledModel, compile } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import type { Spec } from "../ir/spec.ts";
import type { FileFinder } from "../ir/table.ts";
import { languageOf } from "../language/language.ts";
import { render, renderedWords } from "../render/render.ts";
import { withFactsOf } from "../run/facts-of-data.ts";
import { type KeptRun, keptRun, keptRuns } from "../run/kept-runs.ts";
import { brokenOff, runFile, runFiles } from "../run/run-files.ts";
import { plainRunFolder } from "../run/run-folder.ts";
import { differencesText, type SpecDifference, specDifferences } from "../run/spec-differences.ts";
import type { WeightsFile } from "../run/start.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { languageFor } from "./language-for.ts";
import { codeOfMistakes, type SpecOptions, specName, specText } from "./open-spec.ts";
import { readFile } from "./read-file.ts";
import { report } from "./report.ts";

/** A network for predictions: the compiled spec and its weights; no weights if the spec trains nothing. */
export interface AnsweringRun {
  readonly compilation: CompiledModel;
  readonly model: Model;
  readonly weights?: WeightsFile;
}

/** The options that choose a run. */
export interface RunChoice extends SpecOptions {
  readonly run?: string;
}

/** The current spec. */
interface GivenSpec {
  readonly file: string;
  readonly spec: Spec;
  readonly files: FileFinder;
  readonly options: RunChoice;
}

/**
 * The run that predicts for a spec: the newest run of the current spec, or the one that `--run` names. The trained
 * spec, its categories and its weights are read from the folder of the run; the data are not read.
 */
export async function answeringRun(path: string, options: RunChoice): Promise<AnsweringRun | ExitCode> {
  const text = await specText(path, { ...options, json: false });
  if (typeof text === "number") return text;
  const words = await languageFor(options);
  if (typeof words === "number") return words;
  const file = specName(path);
  const files = fileFinder(file, options.data ?? []);
  const { spec, diagnostics } = readSpec(text, { file, set: options.set ?? [], files, language: words.language });
  if (spec === undefined || hasErrors(diagnostics)) {
    await report(diagnostics, { [file]: text });
    return codeOfMistakes(diagnostics);
  }
  const given = { file, spec, files, options };
  return options.run === undefined ? newestRun(given) : namedRun(given, options.run);
}

async function namedRun(given: GivenSpec, folder: string): Promise<AnsweringRun | ExitCode> {
  const run = keptRun(folder, languageOf(given.spec));
  if ("lacks" in run) return missing(given, { folder, ...(run.lacks === runFiles.spec && { lacks: run.lacks }) });
  const compared = compare(given, run);
  if ("mistakes" in compared) return rejected(given, compared.mistakes);
  const { differences } = compared;
  const differs = differencesText(differences);
  if (differences.length > 0) await report([diagnostic("run-of-another-spec", undefined, { folder, differs })]);
  return openRun(given, run);
}

async function newestRun(given: GivenSpec): Promise<AnsweringRun | ExitCode> {
  const name = given.spec.value.name ?? nameOfFile(given.file);
  let newest: { readonly run: KeptRun; readonly compared: Compared } | undefined;
  for (const run of keptRuns(name, languageOf(given.spec))) {
    const compared = compare(given, run);
    if ("differences" in compared && compared.differences.length === 0) return openRun(given, run);
    newest ??= { run, compared };
  }
  if (newest === undefined) return untrained(given, plainRunFolder(name));
  const { run, compared } = newest;
  if ("mistakes" in compared) return rejected(given, compared.mistakes);
  const other = { folder: run.folder, differs: differencesText(compared.differences) };
  return missing(given, { folder: run.folder, other });
}

/** If there is no run: a network without training predicts with its initial parameters. */
async function untrained(given: GivenSpec, folder: string): Promise<AnsweringRun | ExitCode> {
  const { file, spec, options } = given;
  const compilation = compile(spec.text, { ...options, file, language: languageOf(spec) });
  const { diagnostics } = compilation;
  await report(diagnostics, { [file]: spec.text });
  if (!compilation.ok) return codeOfMistakes(diagnostics);
  const { model } = compilation;
  return model.train === undefined ? { compilation, model } : missing(given, { folder });
}

type Compared = { readonly differences: readonly SpecDifference[] } | { readonly mistakes: readonly Diagnostic[] };

/** How a spec differs from that of a run, independent of changes in its data; or the errors in the spec. */
function compare({ file, spec, files }: GivenSpec, { spec: trained, specText: before }: KeptRun): Compared {
  if (trained === undefined) return { differences: [] };
  const known = withFactsOf(trained.value, spec);
  const { model, diagnostics } = resolve(known, files);
  if (model === undefined) return { mistakes: diagnostics };
  const text = render(known, model);
  const { spec: now } = readSpec(text, { file, language: languageOf(spec) });
  const values = now === undefined ? [] : specDifferences(trained.value, now.value);
  return { differences: [...wordsDiffer(renderedWords(before), renderedWords(text)), ...values] };
}

/** Words of the same names from other files, or from changed files, make another network. */
function wordsDiffer(before: string | undefined, now: string | undefined): readonly SpecDifference[] {
  return before === now ? [] : [{ path: "words", before, now }];
}

/** Compiles the spec that a run was trained with. */
async function openRun(
  { spec, options }: GivenSpec,
  { folder, specText: text }: KeptRun,
): Promise<AnsweringRun | ExitCode> {
  const file = runFile(folder, "spec");
  const compilation = compile(text, { file, language: languageOf(spec), ...(options.tier && { tier: options.tier }) });
  if (!compilation.ok) {
    await report(compilation.diagnostics, { [file]: text });
    return exitCode.file;
  }
  const { model } = compilation;
  const weights = runFile(folder, "weights");
  const read = readFile(weights);
  const ended = brokenOff(folder);
  if (ended) await report([diagnostic("run-broken-off", undefined, { folder, ...ended })]);
  if ("bytes" in read) return { compilation, model, weights: { file: weights, bytes: read.bytes } };
  await report([diagnostic("weights-unreadable", undefined, { file: weights, problem: read.problem })]);
  return exitCode.file;
}

async function rejected({ file, spec }: GivenSpec, mistakes: readonly Diagnostic[]): Promise<ExitCode> {
  await report(mistakes, { [file]: spec.text });
  return codeOfMistakes(mistakes);
}

type Missing = Omit<Parameters<typeof diagnostic<"run-missing">>[2], "spec">;

async function missing({ file }: GivenSpec, why: Missing): Promise<ExitCode> {
  await report([diagnostic("run-missing", undefined, { ...why, spec: file })]);
  return exitCode.file;
}
