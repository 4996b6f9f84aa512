import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { visibleText } from "../../ir/visible-text.ts";
import { checkFolder } from "../../run/make-folder.ts";
import { freeFolder, mayHold, plainRunFolder } from "../../run/run-folder.ts";
import type { Run } from "../../run/train.ts";
import { keepRun } from "../../run/write-run.ts";
import { isAsWritten, withoutExpectations } from "../as-written.ts";
import { confusionLines } from "../confusion-text.ts";
import { counted } from "../counted.ts";
import { endEvent } from "../end-event.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { nothingToTrain } from "../nothing-to-train.ts";
import { numberText } from "../number-text.ts";
import { type OpenSpec, openSpec, type SpecOptions } from "../open-spec.ts";
import { problemOf } from "../read-file.ts";
import { rendered } from "../rendered.ts";
import { report } from "../report.ts";
import { expectationLines, measureLines, verdict } from "../result-text.ts";
import { codeOfRun, runSpec, type StoppableRun } from "../run-spec.ts";
import { hasColour, screenWidth, writeColouredLine, writeJson, writeLine, writeStatus } from "../standard-streams.ts";
import { threadsHere } from "../threads-here.ts";
import { weightLines } from "../weight-lines.ts";
import { weightsGiven } from "../weights-given.ts";

/** The options of `train`. */
export interface TrainOptions extends SpecOptions {
  readonly out?: string;
  readonly weights?: string;
}

/** `netwright train SPEC`: trains, stores the run, and prints results and expectations. */
export async function train(spec: string, options: TrainOptions): Promise<ExitCode> {
  const here = threadsHere(options);
  return here === "usage" ? exitCode.usage : trainHere(spec, here);
}

async function trainHere(spec: string, options: TrainOptions): Promise<ExitCode> {
  const json = options.json === true;
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  if (open.model.train === undefined) return nothingToTrain(open, json);
  const folder = await folderFor(open, options);
  if (typeof folder === "number") return folder;
  const weights = await weightsGiven(options);
  if (typeof weights === "number") return weights;
  const onRecord = (record: object): void => writeJson({ event: "epoch", ...record });
  const result = await runSpec(open, {
    json,
    threads: options.threads,
    maxMemory: options.maxMemory,
    ...(weights === undefined ? {} : { weights }),
    ...(json ? { onRecord } : {}),
  });
  return finish(open, result, folder, options);
}

/** Stores a run and prints its results. */
async function finish(open: OpenSpec, result: StoppableRun, folder: string, options: TrainOptions): Promise<ExitCode> {
  const json = options.json === true;
  const compared = isAsWritten(options);
  const judged = compared ? result : withoutExpectations(result);
  const { run } = result;
  if (run !== undefined && !json) await showRun(run, compared);
  await report(judged.diagnostics, open.sources, json);
  if (run === undefined) return codeOfRun(judged);
  const kept = await keep(open, run, options.out ?? plainRunFolder(open.model.name), json);
  if (json) writeJson({ ...endEvent(open.file, run, compared), run: kept ?? null });
  else showEnd(run, folder, kept, compared);
  return kept === undefined ? exitCode.file : codeOfRun(judged);
}

/** The folder for the run. A run of another spec is not overwritten: takes another name, or rejects that of `--out`. */
async function folderFor(open: OpenSpec, options: TrainOptions): Promise<string | ExitCode> {
  const folder = await preferredFolder(open, options);
  if (typeof folder === "number") return folder;
  // Checked before training, so that the result is not lost.
  const free = await written(folder, options.json === true, () => {
    checkFolder(folder);
    return folder;
  });
  return free ?? exitCode.file;
}

async function preferredFolder(open: OpenSpec, { out, json }: TrainOptions): Promise<string | ExitCode> {
  const text = rendered(open);
  if (out !== undefined) {
    if (mayHold(out, text)) return out;
    await report([diagnostic("folder-taken", undefined, { folder: out })], {}, json);
    return exitCode.file;
  }
  const plain = plainRunFolder(open.model.name);
  const folder = freeFolder(plain, text);
  if (folder !== plain) writeStatus(`${plain} contains a run of another spec; this one is written to ${folder}.`);
  return folder;
}

/** The folder to which a run was written; undefined if it could not be written. */
function keep(open: OpenSpec, run: Run, folder: string, json: boolean): Promise<string | undefined> {
  const { ending, iterations } = run;
  const brokenOff = ending === "finished" ? {} : { brokenOff: { ending, iteration: iterations } };
  const record = { weights: run.weights, metrics: run.records, spec: rendered(open), ...brokenOff };
  return written(folder, json, () => keepRun(folder, record));
}

/** The result of an operation on a folder; if it fails, reports the reason and returns undefined. */
async function written(folder: string, json: boolean, work: () => string): Promise<string | undefined> {
  try {
    return work();
  } catch (error) {
    await report([diagnostic("file-unwritable", undefined, { file: folder, problem: problemOf(error) })], {}, json);
    return undefined;
  }
}

async function showRun(run: Run, compared: boolean): Promise<void> {
  const blocks = [
    await measureLines(run),
    await confusionLines(run, screenWidth()),
    weightLines(run),
    expectationLines(run, hasColour(process.stdout), compared),
  ];
  const shown = blocks.filter((lines) => lines.length > 0);
  shown.forEach((lines) => {
    for (const line of lines) writeColouredLine(line);
    writeLine();
  });
}

function showEnd(run: Run, preferred: string, kept: string | undefined, compared: boolean): void {
  if (run.ending === "interrupted") writeStatus(`Interrupted after ${counted(run.iterations, "update")}.`);
  if (run.ending === "finished") writeLine(verdict(run, compared));
  for (const line of thresholdLines(run)) writeStatus(line);
  const reason = earlyReason(run);
  if (reason !== undefined) writeStatus(reason);
  if (run.threads > 1) writeStatus(`${run.threads} threads trained together.`);
  if (kept === preferred) writeStatus(`The run is stored in ${kept}.`);
  else if (kept !== undefined)
    writeStatus(`The run is stored in ${kept}, because ${preferred} contains ${conflicting(run)}.`);
}

/** The existing run in the preferred folder. */
function conflicting({ ending }: Run): string {
  return ending === "finished" ? "a run of another spec" : "a finished run";
}

/** The thresholds that were chosen, and how. */
function thresholdLines({ model, thresholds, ending }: Run): readonly string[] {
  if (ending !== "finished") return [];
  return Object.entries(thresholds).map(([name, value]) => {
    const { categories = [], threshold } = model.dataset?.columns.find((each) => each.name === name) ?? {};
    const rule = typeof threshold === "object" ? threshold.type : "";
    const yes = JSON.stringify(categories[1]);
    return `${visibleText(`${name} is ${yes}`)} above ${numberText(value)} (${rule} on the validation rows).`;
  });
}

/** Why a training ended early, and which epoch's weights were kept. */
function earlyReason({ model: { train }, stop, bestEpoch, epochs }: Run): string | undefined {
  const early = stop !== undefined && stop !== "epochs" && stop !== "iterations";
  const restored = train?.earlyStopping?.restoreBestWeights === true && stop !== "until" && bestEpoch !== epochs;
  const best = restored && bestEpoch !== undefined ? ` The weights are from epoch ${bestEpoch}.` : "";
  if (!early) return best === "" ? undefined : best.trim();
  return `Ended after ${epochs} ${epochs === 1 ? "epoch" : "epochs"}: ${stop}.${best}`;
}
