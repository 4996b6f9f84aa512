import type { CompiledModel, CompileOptions, Rejected } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { readRows } from "../data/read-rows.ts";
import { bySourceOrder } from "../diagnostics/by-source-order.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import { once } from "../ir/once.ts";
import type { FileFinder } from "../ir/table.ts";
import { largestBatch } from "../summary/largest-batch.ts";
import { type Baseline, baselineOf } from "./baseline.ts";
import { checkPins, type PinResult } from "./check-pins.ts";
import { chooseThresholds, chosenThresholds } from "./choose-thresholds.ts";
import { claimSubject } from "./claim-subject.ts";
import { type ClaimResult, checkClaim, unanswered } from "./claims.ts";
import { type FinalMeasures, lossNotFinite, measureAll } from "./final-measures.ts";
import { loadNetwork } from "./load-module.ts";
import { tooMuchMemory } from "./memory-limit.ts";
import type { NetworkModule, Parameters, Progress } from "./network-module.ts";
import { measure, mistakesOf, type Observed, observe } from "./observe.ts";
import { sha256 } from "./sha256.ts";
import { firstParameters, type WeightsFile } from "./start.ts";
import type { StopSignal } from "./stop-signal.ts";
import { compileForThreads, countThreads, type Threads } from "./threads.ts";
import { tierHere } from "./tier-here.ts";
import { trainTogether } from "./train-together.ts";
import {
  beginning,
  type Ending,
  endOf,
  type LoopRequest,
  type LoopResult,
  type Moment,
  momentOf,
} from "./training-loop.ts";
import { type Trends, watchTrends } from "./watch-trends.ts";

/** Options to start and watch a run. */
export interface RunOptions {
  /** Initial weights; default: drawn from the seed. */
  readonly weights?: WeightsFile;
  /** Called about ten times a second during training. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called at up to a hundred points of the training, at ends of epochs. */
  readonly onRecord?: (record: TrainingRecord) => void;
  /** The number of threads that train together, with the same bits; default: 1. */
  readonly threads?: Threads;
  /** The bytes that the rows may take; default: half of the machine's memory. */
  readonly maxMemory?: number;
  /** Ends the training with the weights reached so far. */
  readonly signal?: StopSignal;
}

/** One recorded point of a training, at the end of an epoch; at most about a hundred points. */
export interface TrainingRecord {
  readonly iteration: number;
  /** Epochs that were finished. */
  readonly epoch: number;
  /** The loss of the last batch, if the learning rule has one. */
  readonly loss?: number;
  /** Iterations that changed a parameter, if not every iteration does. */
  readonly updates?: number;
  /** At the last point: why the training ended early, and which epoch was the best. */
  readonly stop?: string;
  readonly bestEpoch?: number;
  readonly [measure: `validation.${string}`]: number;
}

/** The result of a training. */
export interface Run extends Moment {
  readonly model: Model;
  readonly network: NetworkModule;
  readonly parameters: Parameters;
  /** The bytes of weights.safetensors. */
  readonly weights: Uint8Array;
  /** Their SHA-256. */
  readonly bits: string;
  /** The SHA-256 of the rows; undefined without a dataset. */
  readonly data: () => string | undefined;
  readonly ending: Ending;
  /** Why it ended: its length (`iterations`, `epochs`), or a stopping criterion; undefined if it is unfinished. */
  readonly stop?: string;
  /** The best epoch, from 1, by what early stopping monitors. */
  readonly bestEpoch?: number;
  /** Threads that passed a barrier; 1 for a single thread. */
  readonly threads: number;
  readonly records: readonly TrainingRecord[];
  /** The loss and the metrics at the end; empty if there are no such rows, or the training did not finish. */
  readonly measures: FinalMeasures;
  /** The thresholds that were chosen on the validation rows, by the column of the answer. */
  readonly thresholds: { readonly [column: string]: number };
  /** What always giving the same answer comes to; undefined if no rows are kept from training. */
  readonly baseline: () => Baseline | undefined;
  /** In the order of the spec. */
  readonly claims: readonly ClaimResult[];
  readonly pins: readonly PinResult[];
}

/** A run, or what is wrong with the spec or its data. */
export type RunResult = Trained | RejectedRun;

/** A run. `run.ending` says whether the training finished; the diagnostics include claims and pins that do not hold. */
export interface Trained {
  readonly ok: true;
  readonly run: Run;
  readonly diagnostics: readonly Diagnostic[];
}

/** A spec with errors, or with data or weights that cannot be used: nothing was trained. */
export interface RejectedRun extends Rejected {
  readonly run?: undefined;
}

/**
 * Compiles a spec, trains its network and checks the spec's expectations. Never throws on a user's mistake. If
 * WebAssembly is not available, loops are used, with the same bits.
 */
export async function train(text: string, options: CompileOptions & RunOptions): Promise<RunResult> {
  const tier = tierHere(options.tier ?? "auto");
  const compilation = compileForThreads(text, { ...options, tier }, options.threads ?? 1);
  if (!compilation.ok) return compilation;
  const result = await runCompiled(compilation, { ...options, files: fileFinder(options.file, options.data) });
  const diagnostics = [...compilation.diagnostics, ...result.diagnostics];
  return result.ok ? { ...result, diagnostics } : { ...result, spec: compilation.spec, diagnostics };
}

/** Trains a compiled spec (if it has `train:`) and checks its expectations. */
export async function runCompiled(
  compilation: CompiledModel,
  options: RunOptions & { readonly files: FileFinder },
): Promise<RunResult> {
  const { model } = compilation;
  const { rows, diagnostics } = readRows(model, options.files, options.maxMemory);
  if (hasErrors(diagnostics)) return { ok: false, diagnostics };
  const large = tooMuchMemory(compilation, largestBatch(model, () => rows?.data.counts.training) ?? 1);
  if (large.length > 0) return { ok: false, diagnostics: [...diagnostics, ...large] };
  const network = await loadNetwork(compilation);
  const result = await runLoaded({ compilation, model, network, rows }, options);
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics] };
}

/** A network ready for training. The seed of its model may differ from the one it was compiled with. */
export type LoadedNetwork = Omit<Observed, "parameters">;

/** Trains a loaded network on the given rows, and checks the spec's expectations. */
export async function runLoaded(loaded: LoadedNetwork, options: RunOptions): Promise<RunResult> {
  const { model, network, rows } = loaded;
  const parameters = firstParameters(network, model, rows, options.weights);
  if ("code" in parameters) return { ok: false, diagnostics: [parameters as Diagnostic] };
  const observed: Observed = { ...loaded, parameters: parameters as Parameters };
  const learnt = await learn(observed, options);
  const { diagnostics } = learnt;
  if (diagnostics.some(({ code }) => code === "threads-missing")) return { ok: false, diagnostics };
  return finish(observed, learnt, options.weights === undefined);
}

/** The result of the training loop, with the claims and records of its course. */
interface Learnt extends LoopResult {
  readonly threads: number;
  readonly records: readonly TrainingRecord[];
  /** By the claim's index in the spec. */
  readonly checked: Map<number, ClaimResult>;
  readonly trends: Trends;
}

async function learn(observed: Observed, options: RunOptions): Promise<Learnt> {
  const { model, network, parameters, rows } = observed;
  const claims = model.expect?.claims ?? [];
  const records: TrainingRecord[] = [];
  const checked = new Map<number, ClaimResult>();
  const recordTrends = (moment: Moment): void => {
    const snapshot = observe(observed, moment);
    claims.forEach((claim, index) => {
      if (claim.after === moment.updates) checked.set(index, checkClaim(claim, snapshot));
    });
  };
  recordTrends(beginning);
  if (network.train === undefined || rows === undefined) {
    return {
      ending: "finished",
      ...beginning,
      threads: 1,
      diagnostics: [],
      records,
      checked,
      trends: watchTrends(observed),
    };
  }
  const data = rows.data.parts.training().part;
  const trends = watchTrends(observed);
  const threads = countThreads(options.threads ?? 1, observed.compilation, model, data.rows);
  const request: LoopRequest = {
    network,
    parameters,
    data,
    ...(validationOf(observed) ?? {}),
    seed: model.seed,
    ...(model.optimizer && { optimizer: model.optimizer.range }),
    ...(trends.watch && { watch: trends.watch }),
    stops: claims.flatMap(({ after }) => (after === undefined || after === 0 ? [] : [after])),
    onStop: (progress, record) => {
      recordTrends(momentOf(progress));
      if (!record) return;
      const point = recordOf(observed, progress);
      records.push(point);
      options.onRecord?.(point);
    },
    onProgress: options.onProgress ?? (() => {}),
    interrupted: () => options.signal?.aborted === true,
  };
  const result = await trainTogether(observed.compilation, request, threads);
  return { ...result, records, checked, trends };
}

/** The validation rows, if a stopping criterion uses them. */
function validationOf({ model, rows }: Observed): Pick<LoopRequest, "validation"> | undefined {
  const { until = [], earlyStopping } = model.train ?? {};
  const uses = [...until, ...(earlyStopping ? [earlyStopping] : [])].some(({ on }) => on === "validation");
  return uses && rows ? { validation: rows.data.parts.validation().part } : undefined;
}

function recordOf(observed: Observed, progress: Progress): TrainingRecord {
  const { iteration, perEpoch, loss, updates } = progress;
  const validation = Object.entries(measure(observed, "validation"));
  // Tables are measured at the end.
  const named = validation.flatMap(([name, value]) =>
    typeof value === "number" ? [[`validation.${name}`, value] as const] : [],
  );
  const known = { ...(loss === undefined ? {} : { loss }), ...(updates === undefined ? {} : { updates }) };
  const end = progress.stop === undefined && iteration < progress.iterations ? {} : endOf(progress);
  return { iteration, epoch: Math.floor(iteration / perEpoch), ...known, ...Object.fromEntries(named), ...end };
}

/** Pins apply only to a training that starts with the weights of the seed. */
function finish(observed: Observed, learnt: Learnt, fromSeed: boolean): Trained {
  const { model, network, parameters, rows } = observed;
  // Before anything is measured or stored.
  const unreached = learnt.ending === "finished" ? chooseThresholds(observed) : [];
  const weights = network.writeParameters(parameters);
  const bits = sha256(weights);
  const { ending, iterations, epochs, updates, threads, records } = learnt;
  const finished = ending === "finished";
  // The rows of the test part are encoded here for the first time.
  const mistakes = finished ? mistakesOf(rows, "test") : [];
  const whole = finished && mistakes.length === 0;
  const measures = whole ? measureAll(observed) : { training: {}, validation: {}, test: {} };
  const baseline = once(() => (whole ? baselineOf(model, rows) : undefined));
  const claims = whole ? checkRest(observed, learnt) : [];
  const data = (): string | undefined => rows?.hash();
  const pins = whole && fromSeed ? checkPins(model.expect, { bits, data }) : [];
  const failed = [...claims, ...pins].flatMap(({ diagnostics }) => diagnostics).sort(bySourceOrder);
  return {
    ok: true,
    run: {
      ...{ model, network, parameters, weights, bits, data, ending, iterations, epochs, updates, threads },
      ...(finished && model.train ? { stop: stopOf(model, learnt) } : {}),
      ...(learnt.bestEpoch === undefined ? {} : { bestEpoch: learnt.bestEpoch }),
      ...{ records, measures, claims, pins },
      ...{ baseline, thresholds: chosenThresholds(observed) },
    },
    diagnostics: [
      ...learnt.diagnostics,
      ...unreached,
      ...mistakes,
      ...lossNotFinite(model, measures.training, iterations),
      ...failed,
    ],
  };
}

/** Why a finished training ended: default: its length. */
function stopOf({ train }: Model, { stop }: Learnt): string {
  return stop ?? (train?.iterations === undefined ? "epochs" : "iterations");
}

/** The claims about the end, and those whose `after:` was not reached. */
function checkRest(observed: Observed, learnt: Learnt): readonly ClaimResult[] {
  const { updates, checked } = learnt;
  const snapshot = observe(observed, learnt, stopOf(observed.model, learnt), learnt.trends.values);
  return (observed.model.expect?.claims ?? []).map((claim, index) => {
    const early = checked.get(index);
    if (early !== undefined) return early;
    if (claim.after === undefined) return checkClaim(claim, snapshot);
    const { name, when } = claimSubject(claim);
    const problem = `the training ended after ${updates}`;
    return unanswered(claim, `${name}${when}`, [
      diagnostic("expect-needs", claim.range, { what: `${name}${when}`, problem }),
    ]);
  });
}
