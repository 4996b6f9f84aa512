import { availableParallelism } from "node:os";
import { type Compiled, type CompileOptions, compile, type Rejected } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import { type SweepModel, type SweepSubject, subjectName } from "../ir/sweep-model.ts";
import { languageOf } from "../language/language.ts";
import type { StopSignal } from "../run/stop-signal.ts";
import { tierHere } from "../run/tier-here.ts";
import { checkSweepClaim, type SweepClaimResult, type SweepRun } from "./check-sweep.ts";
import { type PlannedRun, planSweep, type SweepPlan } from "./plan-sweep.ts";
import { runPlan } from "./run-plan.ts";
import type { RunOutcome } from "./sweep-task.ts";

/** Options to run and watch a sweep. */
export interface SweepOptions extends CompileOptions {
  /** The number of runs at the same time; default: the number of processors. Does not change the results. */
  readonly jobs?: number;
  /** Called with every run, in the order of the spec. */
  readonly onRun?: (run: SweepRun) => void;
  /** Called whenever a run is done. */
  readonly onProgress?: (progress: SweepProgress) => void;
  /** Ends the sweep; finished runs are kept. */
  readonly signal?: StopSignal;
}

/** The progress of a sweep. */
export interface SweepProgress {
  readonly done: number;
  readonly passed: number;
  readonly runs: number;
}

/** The result of a sweep. */
export interface Sweep {
  /** The model of the spec as written. */
  readonly model: Model;
  readonly sweep: SweepModel;
  /** The number of planned runs. */
  readonly planned: number;
  /** In the order of the spec; all runs, unless the sweep was interrupted. */
  readonly runs: readonly SweepRun[];
  /** In the order of the spec; empty if the sweep was interrupted. */
  readonly claims: readonly SweepClaimResult[];
  /** The best run, if the spec has `best:`; of equal runs, the first. */
  readonly best?: SweepRun;
}

/** A sweep, or what is wrong with the spec or its `sweep:`. */
export type SweepResult = Swept | RejectedSweep;

/** A sweep, also an interrupted one; the diagnostics include its claims that do not hold. */
export interface Swept {
  readonly ok: true;
  readonly sweep: Sweep;
  readonly diagnostics: readonly Diagnostic[];
}

/** A spec with errors, or without a `sweep:` that can be run: nothing was trained. */
export interface RejectedSweep extends Rejected {
  readonly sweep?: undefined;
}

/** Compiles a spec and does all runs of its `sweep:`. Never throws on a user's mistake. */
export async function sweep(text: string, options: SweepOptions): Promise<SweepResult> {
  const compilation = compile(text, options);
  if (!compilation.ok) return compilation;
  const result = await sweepCompiled(compilation, options);
  return { ...result, diagnostics: [...compilation.diagnostics, ...result.diagnostics] };
}

/** Does all runs of the sweep of a compiled spec. */
export async function sweepCompiled(compilation: Compiled, options: SweepOptions): Promise<SweepResult> {
  const { spec, model } = compilation;
  if (model.sweep === undefined) {
    return { ok: false, spec, diagnostics: [diagnostic("sweep-missing", undefined, {})] };
  }
  const language = languageOf(spec);
  const files = fileFinder(options.file, options.data ?? []);
  const { plan, diagnostics } = planSweep(spec, model.sweep, files);
  if (plan === undefined) return { ok: false, spec, diagnostics };
  const outcomes = await runPlan(plan, {
    task: {
      file: options.file,
      folders: options.data ?? [],
      tier: tierHere(options.tier ?? "auto"),
      words: language.files ?? [],
      wanted: wantedOf(model.sweep),
      baseline: model.sweep.baseline === true,
    },
    language,
    jobs: options.jobs ?? availableParallelism(),
    onRun: (index, outcome) => options.onRun?.(runOf(plan.runs[index] as PlannedRun, outcome)),
    onDone: counting(plan.runs.length, options.onProgress),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  return finish(model, plan, outcomes, diagnostics);
}

function finish(
  model: Model,
  { sweep, runs: planned }: SweepPlan,
  outcomes: readonly (RunOutcome | undefined)[],
  before: readonly Diagnostic[],
): Swept {
  const runs = planned.flatMap((run, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [runOf(run, outcome)];
  });
  const claims = runs.length === planned.length ? sweep.claims.map((claim) => checkSweepClaim(claim, runs)) : [];
  const best = bestOf(sweep, runs);
  return {
    ok: true,
    sweep: { model, sweep, planned: planned.length, runs, claims, ...(best === undefined ? {} : { best }) },
    diagnostics: [...before, ...claims.flatMap(({ diagnostics }) => diagnostics)],
  };
}

function runOf({ values, seed }: PlannedRun, outcome: RunOutcome): SweepRun {
  return { values, seed, outcome };
}

function counting(runs: number, onProgress: SweepOptions["onProgress"]): (outcome: RunOutcome) => void {
  let [done, passed] = [0, 0];
  return (outcome) => {
    done++;
    if (outcome.passed) passed++;
    onProgress?.({ done, passed, runs });
  };
}

/** The requested values of each run: those of `show:`, of the claims and of `best:`. */
function wantedOf({ show, claims, best }: SweepModel): readonly SweepSubject[] {
  return [...show, ...claims.map(({ subject }) => subject), ...(best === undefined ? [] : [best.subject])];
}

function bestOf({ best }: SweepModel, runs: readonly SweepRun[]): SweepRun | undefined {
  if (best === undefined) return undefined;
  const name = subjectName(best.subject);
  const worth = ({ outcome }: SweepRun): number => {
    const value = outcome.measures[name] ?? Number.NaN;
    return best.goal === "maximize" ? value : -value;
  };
  const measured = runs.filter((run) => !Number.isNaN(worth(run)));
  return measured.reduce<SweepRun | undefined>(
    (first, each) => (first === undefined || worth(each) > worth(first) ? each : first),
    undefined,
  );
}
