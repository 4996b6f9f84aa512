import { Worker } from "node:worker_threads";
import type { Language } from "../language/language.ts";
import { runOrders } from "./run-orders.ts";
import { failed } from "./run-outcome.ts";
import type { BuiltShape, RunNews, RunOrder, RunOutcome, SweepTask } from "./sweep-task.ts";

/** A thread that does runs, one at a time. If it ends unexpectedly, the next run starts a new one. */
export interface SweepThread {
  /** Does a run of the model with this index. Never rejects: a failed thread is an outcome too. */
  readonly run: (shape: number, seed: number, load: () => Promise<BuiltShape>) => Promise<RunOutcome>;
  readonly end: () => Promise<unknown>;
}

/** A thread for the runs of one sweep; it starts with the first run. */
export function sweepThread(task: SweepTask): SweepThread {
  let thread: OneThread | undefined;
  let loaded: number | undefined;
  return {
    run: async (shape, seed, load) => {
      if (thread?.alive() !== true) [thread, loaded] = [startThread(task), undefined];
      const order = shape === loaded ? { seed } : { seed, shape: await load() };
      loaded = shape;
      return thread.send(order);
    },
    end: async () => thread?.end(),
  };
}

/**
 * The same in this thread: for a language that cannot be loaded in another thread, since a program defined its words.
 */
export function sweepHere(task: SweepTask, language: Language): SweepThread {
  const make = runOrders(task, language);
  let loaded: number | undefined;
  return {
    run: async (shape, seed, load) => {
      const order = shape === loaded ? { seed } : { seed, shape: await load() };
      loaded = shape;
      const news = await make(order);
      return news.kind === "done" ? news.outcome : failed(news.problem);
    },
    end: async () => {},
  };
}

interface OneThread {
  readonly send: (order: RunOrder) => Promise<RunOutcome>;
  readonly alive: () => boolean;
  readonly end: () => Promise<unknown>;
}

function startThread(task: SweepTask): OneThread {
  // Without the arguments of this process, since threads do not accept all of them: `node --input-type=module`.
  const options = { workerData: task, execArgv: [] };
  const worker = new Worker(new URL("./sweep-worker.js", import.meta.url), options);
  let settle: ((outcome: RunOutcome) => void) | undefined;
  let problem: string | undefined;
  const die = (why: string): void => {
    problem ??= why;
    settle?.(failed(problem));
  };
  worker.on("message", (news: RunNews) => settle?.(news.kind === "done" ? news.outcome : failed(news.problem)));
  worker.on("error", (error: Error) => die(error.message));
  worker.on("exit", () => die("its thread ended unexpectedly"));
  return {
    send: (order) =>
      new Promise((resolve) => {
        settle = resolve;
        if (problem === undefined) worker.postMessage(order);
        else die(problem);
      }),
    alive: () => problem === undefined,
    end: () => worker.terminate(),
  };
}
