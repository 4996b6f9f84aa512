import { compileModel } from "../compile.ts";
import { once } from "../once.ts";
import { networkUrl } from "../run/load-module.ts";
import type { PlannedRun, SweepPlan } from "./plan-sweep.ts";
import { type SweepWorker, startWorker } from "./start-worker.ts";
import type { RunOutcome, SweepTask } from "./sweep-task.ts";

/** How the runs of a plan are made. */
export interface PlanOptions {
  readonly task: SweepTask;
  /** How many threads, each with a run of its own. */
  readonly jobs: number;
  /** Called with every run in the order of the plan, as soon as those before it are done. */
  readonly onRun: (index: number, outcome: RunOutcome) => void;
  /** Called with every run that is done, in any order. */
  readonly onDone: (outcome: RunOutcome) => void;
  /** Ends all runs that are not done. */
  readonly signal?: AbortSignal;
}

/** Makes all runs; a hole is a run that was not made because of the signal. The outcomes do not depend on `jobs`. */
export async function runPlan(plan: SweepPlan, options: PlanOptions): Promise<readonly (RunOutcome | undefined)[]> {
  const { jobs, signal } = options;
  const outcomes: (RunOutcome | undefined)[] = plan.runs.map(() => undefined);
  const told = inOrder(outcomes, options.onRun);
  // Runs of one shape one after the other: a thread then loads each shape once.
  const queue = plan.runs.map((run, index) => ({ run, index })).sort((a, b) => a.run.shape - b.run.shape);
  const modules = plan.shapes.map((model) => once(() => networkUrl(compileModel(model, options.task.tier))));
  const workers = new Set<SweepWorker>();
  const endAll = (): void => {
    for (const worker of workers) void worker.end();
  };
  signal?.addEventListener("abort", endAll);
  const job = async (): Promise<void> => {
    let worker: SweepWorker | undefined;
    let loaded: number | undefined;
    for (let next = queue.shift(); next !== undefined && !signal?.aborted; next = queue.shift()) {
      if (worker?.alive() !== true) {
        worker = startWorker(options.task);
        workers.add(worker);
        loaded = undefined;
      }
      const { run, index } = next;
      const shape = run.shape === loaded ? undefined : await shapeFor(plan, run, modules);
      const outcome = await worker.run({ seed: run.seed, ...(shape === undefined ? {} : { shape }) });
      if (signal?.aborted) return;
      loaded = run.shape;
      outcomes[index] = outcome;
      options.onDone(outcome);
      told();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, queue.length) }, job));
    return outcomes;
  } finally {
    signal?.removeEventListener("abort", endAll);
    await Promise.all([...workers].map((worker) => worker.end()));
  }
}

async function shapeFor(
  { shapes }: SweepPlan,
  { shape }: PlannedRun,
  modules: readonly (() => Promise<string>)[],
): Promise<{ readonly model: SweepPlan["shapes"][number]; readonly module: string }> {
  const [model, module] = [shapes[shape], modules[shape]];
  if (model === undefined || module === undefined) throw new Error(`the plan has no shape ${shape}`);
  return { model, module: await module() };
}

/** Tells what is done from the first that was not told, up to the first that is not done. */
function inOrder(
  outcomes: readonly (RunOutcome | undefined)[],
  tell: (index: number, outcome: RunOutcome) => void,
): () => void {
  let next = 0;
  return () => {
    for (let outcome = outcomes[next]; outcome !== undefined; outcome = outcomes[next]) tell(next++, outcome);
  };
}
