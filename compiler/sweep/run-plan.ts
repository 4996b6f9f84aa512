import type { Tier } from "../4-schedule/choose-tier.ts";
import { compileModel } from "../compile.ts";
import type { Model } from "../ir/model.ts";
import { once } from "../ir/once.ts";
import type { Language } from "../language/language.ts";
import { standard } from "../language/standard.ts";
import { networkUrl } from "../run/load-module.ts";
import type { StopSignal } from "../run/stop-signal.ts";
import type { SweepPlan } from "./plan-sweep.ts";
import type { BuiltShape, RunOutcome, SweepTask } from "./sweep-task.ts";
import { type SweepThread, sweepHere, sweepThread } from "./sweep-thread.ts";

/** Options for the runs of a plan. */
export interface PlanOptions {
  readonly task: SweepTask;
  /** The language of the spec. */
  readonly language: Language;
  /** The number of threads; each does one run at a time. */
  readonly jobs: number;
  /** Called with every run in the order of the plan, when all runs before it are done. */
  readonly onRun: (index: number, outcome: RunOutcome) => void;
  /** Called with every run that is done, in any order. */
  readonly onDone: (outcome: RunOutcome) => void;
  /** Ends all runs that are not done. */
  readonly signal?: StopSignal;
}

/** Does all runs; undefined for a run that was skipped because of the signal. The outcomes do not depend on `jobs`. */
export async function runPlan(plan: SweepPlan, options: PlanOptions): Promise<readonly (RunOutcome | undefined)[]> {
  const { task, onRun, onDone, signal } = options;
  const outcomes: (RunOutcome | undefined)[] = plan.runs.map(() => undefined);
  const reportNext = inOrder(outcomes, onRun);
  const shapes = plan.shapes.map((model) => once(() => built(model, task.tier)));
  // Runs with the same model are consecutive, so that a thread loads each model once.
  const queue = plan.runs.map((run, index) => ({ ...run, index })).sort((a, b) => a.shape - b.shape);
  const threads = threadsFor(options, queue.length);
  const endAll = () => Promise.all(threads.map((thread) => thread.end()));
  const work = async ({ run }: SweepThread): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && !signal?.aborted; next = queue.shift()) {
      const { index, shape, seed } = next;
      const outcome = await run(shape, seed, shapes[shape] as (typeof shapes)[number]);
      if (signal?.aborted) return;
      outcomes[index] = outcome;
      onDone(outcome);
      reportNext();
    }
  };
  signal?.addEventListener("abort", endAll);
  try {
    await Promise.all(threads.map(work));
    return outcomes;
  } finally {
    signal?.removeEventListener("abort", endAll);
    await endAll();
  }
}

/** Threads for a number of runs; only this one if the language cannot be loaded in other threads. */
function threadsFor({ task, jobs, language }: PlanOptions, runs: number): readonly SweepThread[] {
  if (language !== standard && language.files === undefined) return [sweepHere(task, language)];
  return Array.from({ length: Math.min(jobs, runs) }, () => sweepThread(task));
}

/** Builds code here, once for all runs with the same model; the threads only load it. */
async function built(model: Model, tier: Tier): Promise<BuiltShape> {
  // A language contains functions, which cannot be sent to another thread.
  const { language: _, ...plain } = model;
  return { model: plain, module: await networkUrl(compileModel(model, tier)) };
}

/** Reports finished runs in order: from the first unreported one up to the first unfinished one. */
function inOrder(
  outcomes: readonly (RunOutcome | undefined)[],
  tell: (index: number, outcome: RunOutcome) => void,
): () => void {
  let next = 0;
  return () => {
    for (let outcome = outcomes[next]; outcome !== undefined; outcome = outcomes[next]) tell(next++, outcome);
  };
}
