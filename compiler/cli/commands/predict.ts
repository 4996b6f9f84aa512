import { existsSync } from "node:fs";
import { diagnostic, hasErrors } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import type { Json } from "../../ir/json.ts";
import type { Model } from "../../ir/model.ts";
import type { Program } from "../../ir/program.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import { type Answer, answerer } from "../../run/answer.ts";
import { layerOutput } from "../../run/layer-output.ts";
import { loadNetwork } from "../../run/load-module.ts";
import type { NetworkModule, Parameters } from "../../run/network-module.ts";
import { brokenOff, runFile } from "../../run/run-files.ts";
import { findRunFolder, isRunOf } from "../../run/run-folder.ts";
import { readWeights } from "../../run/start.ts";
import { tensorsOf } from "../../run/tensors.ts";
import { answerLines } from "../answer-text.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { givenRows, type RowSource } from "../given-rows.ts";
import { loopsIfRefused } from "../loops-if-refused.ts";
import { type OpenSpec, openSpec, type SpecOptions } from "../open-spec.ts";
import { readFile } from "../read-file.ts";
import { rendered } from "../rendered.ts";
import { report } from "../report.ts";
import { say, sayJson, tell } from "../speak.ts";

/** The options of `predict`. */
export interface PredictOptions extends SpecOptions, RowSource {
  readonly run?: string;
  readonly top?: number;
  /** A layer whose outputs are wanted instead of the network's. */
  readonly layer?: string;
}

/** `netwright predict SPEC`: answers for one row or many, from the weights of a run. */
export async function predict(spec: string, options: PredictOptions): Promise<ExitCode> {
  const open = await openSpec(spec, { ...loopsIfRefused(options), json: false });
  if (typeof open === "number") return open;
  const given = givenRows(options);
  if (given === undefined) {
    tell("netwright: predict needs a row: --input JSON, --file FILE, or - to read rows from stdin");
    return exitCode.usage;
  }
  if (!hasLayer(open.model, options)) return exitCode.usage;
  await report(given.diagnostics, given.sources);
  if (hasErrors(given.diagnostics)) return exitCode.rejected;
  const network = await loadNetwork(open.compilation);
  const parameters = await trainedParameters(open, network, options);
  if (typeof parameters === "number") return parameters;
  const answer = answererFor(open, network, parameters, options);
  const answers = given.rows.map(({ row, range }) => answer(row, range));
  const wrong = answers.flatMap((each) => ("diagnostics" in each ? each.diagnostics : []));
  await report(wrong, given.sources);
  if (wrong.length > 0) return exitCode.rejected;
  for (const each of answers) {
    if ("outputs" in each) sayAnswer(each.outputs, answers.length === 1, options);
  }
  return exitCode.fine;
}

/** False, and said, where `--layer` names none of the layers. */
function hasLayer(model: Model, { layer }: PredictOptions): boolean {
  const names = model.layers.map(({ name }) => name);
  if (layer === undefined || names.includes(layer)) return true;
  tell(`netwright: there is no layer "${layer}". ${didYouMean(layer, names) ?? ""}`.trimEnd());
  return false;
}

function sayAnswer(outputs: Json, alone: boolean, { layer, json }: PredictOptions): void {
  if (json) sayJson({ ...(layer === undefined ? {} : { layer }), outputs });
  else for (const line of answerLines(outputs, alone)) say(line);
}

/** Answers rows: what the network gives, or one of its layers. */
function answererFor(
  { model, compilation }: OpenSpec,
  network: NetworkModule,
  parameters: Parameters,
  { layer, top }: PredictOptions,
): (row: Json, range?: SourceRange) => Answer {
  if (layer === undefined) {
    return answerer({ model, network, program: compilation.program as Program, parameters }, top);
  }
  const tensors = tensorsOf(network.writeParameters(parameters));
  return (row, range) => layerOutput({ compilation, model }, layer, tensors, row, range);
}

/** The weights of the run that was asked for, or of the spec's own. A network that learns nothing needs no run. */
async function trainedParameters(
  open: OpenSpec,
  network: NetworkModule,
  { run }: PredictOptions,
): Promise<Parameters | ExitCode> {
  const { model, file } = open;
  const text = rendered(open);
  const folder = run ?? findRunFolder(model.name, text);
  const weights = runFile(folder, "weights");
  if (!existsSync(weights)) {
    if (run === undefined && learnsNothing(model)) return network.createParameters(model.seed);
    await report([diagnostic("run-missing", undefined, { folder, spec: file })]);
    return exitCode.file;
  }
  const read = readFile(weights);
  const parameters =
    "problem" in read
      ? diagnostic("weights-unreadable", undefined, { file: weights, problem: read.problem })
      : readWeights(network, { file: weights, bytes: read.bytes });
  if (isDiagnostic(parameters)) {
    await report([parameters]);
    return exitCode.file;
  }
  const ended = brokenOff(folder);
  if (ended) await report([diagnostic("run-broken-off", undefined, { folder, ...ended })]);
  if (!isRunOf(folder, text)) await report([diagnostic("run-of-another-spec", undefined, { folder })]);
  return parameters;
}

function learnsNothing({ train }: Model): boolean {
  return train === undefined;
}

function isDiagnostic(value: Parameters | ReturnType<typeof diagnostic>): value is ReturnType<typeof diagnostic> {
  return typeof value.code === "string";
}
