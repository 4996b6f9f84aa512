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

/** How the runs of a plan are made. */
export interface PlanOptions {
  readonly task: SweepTask;
  /** The language of the spec. */
  readonly language: Language;
  /** How many threads, each with a run of its own. */
  readonly jobs: number;
  /** Called with every run in the order of the plan, as soon as those before it are done. */
  readonly onRun: (index: number, outcome: RunOutcome) => void;
  /** Called with every run that is done, in any order. */
  readonly onDone: (outcome: RunOutcome) => void;
  /** Ends all runs that are not done. */
  readonly signal?: StopSignal;
}

/** Makes all runs; a hole is a run that was not made because of the signal. The outcomes do not depend on `jobs`. */
export async function runPlan(plan: SweepPlan, options: PlanOptions): Promise<readonly (RunOutcome | undefined)[]> {
  const { task, onRun, onDone, signal } = options;
  const outcomes: (RunOutcome | undefined)[] = plan.runs.map(() => undefined);
  const tellNext = inOrder(outcomes, onRun);
  const shapes = plan.shapes.map((model) => once(() => built(model, task.tier)));
  // Runs of one shape one after the other: a thread then loads each shape once.
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
      tellNext();
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

/** Threads for so many runs; this one alone where no other can speak the language. */
function threadsFor({ task, jobs, language }: PlanOptions, runs: number): readonly SweepThread[] {
  if (language !== standard && language.files === undefined) return [sweepHere(task, language)];
  return Array.from({ length: Math.min(jobs, runs) }, () => sweepThread(task));
}

/** Code is built here, once for all runs of a shape; the threads only load it. */
async function built(model: Model, tier: Tier): Promise<BuiltShape> {
  // A language has functions, which no thread can be sent.
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
