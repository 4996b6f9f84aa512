import { Worker } from "node:worker_threads";
import { failed } from "./run-outcome.ts";
import type { RunNews, RunOrder, RunOutcome, SweepTask } from "./sweep-task.ts";

/** A thread that makes runs, one at a time. */
export interface SweepWorker {
  /** Never rejects: a thread that comes to an end is an outcome, too. */
  readonly run: (order: RunOrder) => Promise<RunOutcome>;
  /** Whether it still takes orders. */
  readonly alive: () => boolean;
  readonly end: () => Promise<unknown>;
}

/** Starts a thread for runs of one sweep. */
export function startWorker(task: SweepTask): SweepWorker {
  const worker = new Worker(new URL("./sweep-worker.js", import.meta.url), { workerData: task });
  let settle: ((outcome: RunOutcome) => void) | undefined;
  let ended: string | undefined;
  const die = (problem: string): void => {
    ended ??= problem;
    settle?.(failed(ended));
  };
  worker.on("message", (news: RunNews) => {
    settle?.(news.kind === "done" ? news.outcome : failed(news.problem));
  });
  worker.on("error", (error: Error) => die(error.message));
  worker.on("exit", () => die("a thread ended before its run did"));
  return {
    run: (order) =>
      new Promise((resolve) => {
        settle = resolve;
        if (ended !== undefined) die(ended);
        else worker.postMessage(order);
      }),
    alive: () => ended === undefined,
    end: () => worker.terminate(),
  };
}
