import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { countMet, type TeamPlace } from "../team.ts";
import type { TeamMemory, TeamNews, TeamTask } from "./team-task.ts";

/** A training that several threads make together. */
export interface TeamRequest {
  readonly threads: number;
  /** The URL of the generated module. */
  readonly module: string;
  /** The rows, in memory that threads share. */
  readonly data: object;
  /** What the first thread gives to `train`, too. */
  readonly options: TeamTask["options"];
}

/** Threads that wait for the first one to begin. */
export interface StartedTeam {
  /** The place of the first thread: give it to `train`. */
  readonly place: TeamPlace;
  /** How many threads have met at a barrier. */
  readonly countMet: () => number;
  /** Why a thread failed, once another has noticed. */
  readonly problem: () => Promise<string>;
  /** Ends the threads, wherever they are. */
  readonly end: () => Promise<void>;
}

/** Not all of the threads that were asked for could be started. */
export class TeamStartError extends Error {
  override readonly name = "TeamStartError";
  /** How many there are, with the first. */
  readonly came: number;

  /** `problem` is the first of the threads' own messages. */
  constructor(came: number, problem: string) {
    super(problem);
    this.came = came;
  }
}

/** Looking so often takes about 100 µs; with more threads than processors whoever looks keeps another from working. */
const spinsOf = (threads: number): number => (threads <= availableParallelism() ? 50_000 : 100);

/** Starts all threads but the first, which is the caller's. Throws a TeamStartError where not all of them come. */
export async function startTeam({ threads, module, data, options }: TeamRequest): Promise<StartedTeam> {
  const spins = spinsOf(threads);
  const members: Member[] = [];
  const end = async (): Promise<void> => {
    await Promise.all(members.map(({ worker }) => worker.terminate()));
  };
  for (let thread = 1; thread < threads; thread++) {
    members.push(startMember({ module, data, options, place: { thread, threads, spins } }));
  }
  const problems = (await Promise.all(members.map(({ ready }) => ready))).filter((each) => each !== undefined);
  if (problems[0] !== undefined) {
    await end();
    throw new TeamStartError(threads - problems.length, problems[0]);
  }
  let shared: TeamMemory | undefined;
  const onMemory = (memory: TeamMemory): void => {
    shared = memory;
    for (const { worker } of members) worker.postMessage(memory);
  };
  return {
    place: { thread: 0, threads, spins, onMemory },
    countMet: () => (shared === undefined ? 0 : countMet(shared)),
    problem: () => Promise.race(members.map(({ failed }) => failed)),
    end,
  };
}

interface Member {
  readonly worker: Pick<Worker, "postMessage" | "terminate">;
  /** Nothing once it is there, or why it did not come. */
  readonly ready: Promise<string | undefined>;
  /** Why it failed, if ever it does. */
  readonly failed: Promise<string>;
}

function startMember(task: TeamTask): Member {
  try {
    return watch(new Worker(new URL("./team-worker.js", import.meta.url), { workerData: task }));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const nobody = { postMessage: () => {}, terminate: () => Promise.resolve(0) };
    return { worker: nobody, ready: Promise.resolve(problem), failed: Promise.resolve(problem) };
  }
}

function watch(worker: Worker): Member {
  const failed = new Promise<string>((fail) => {
    worker.on("message", (news: TeamNews) => {
      if (news.kind === "failed") fail(news.problem);
    });
    worker.on("error", (error: Error) => fail(error.message));
  });
  const ready = new Promise<undefined>((resolve) => {
    worker.on("message", (news: TeamNews) => {
      if (news.kind === "ready") resolve(undefined);
    });
  });
  return { worker, ready: Promise.race([ready, failed]), failed };
}
