import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { countArrived, spinsFor, type TeamMember } from "../team.ts";
import type { TeamMemory, TeamRequest, TeamWatch, WatchNews } from "./team-task.ts";

/** Threads that wait for the first one to begin. */
export interface StartedTeam {
  /** The first thread's membership: give it to `train`. */
  readonly member: TeamMember;
  /** How many threads have passed a barrier. */
  readonly countArrived: () => number;
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

/** Starts all threads but the first, which is the caller's. Throws a TeamStartError where not all of them come. */
export async function startTeam(request: TeamRequest): Promise<StartedTeam> {
  const { threads } = request;
  const spins = spinsFor(threads, availableParallelism());
  const task: TeamWatch = { ...request, spins };
  const watch = startWatch(task);
  // With the thread that watches over them, all others are ended.
  const end = async (): Promise<void> => void (await watch.terminate());
  const failed = new Promise<string>((fail) => {
    watch.on("message", (news: WatchNews) => {
      if (news.kind === "failed") fail(news.problem);
    });
    watch.on("error", (error: Error) => fail(error.message));
  });
  const begun = new Promise<WatchNews>((resolve) => watch.once("message", resolve));
  const news = await Promise.race([begun, failed.then((problem) => ({ kind: "missing", came: 1, problem }) as const)]);
  if (news.kind === "missing") {
    await end();
    throw new TeamStartError(news.came, news.problem);
  }
  let shared: TeamMemory | undefined;
  const onMemory = (memory: TeamMemory): void => {
    shared = memory;
    watch.postMessage(memory);
  };
  return {
    member: { thread: 0, threads, spins, onMemory },
    countArrived: () => (shared === undefined ? 0 : countArrived(shared)),
    problem: () => failed,
    end,
  };
}

function startWatch(task: TeamWatch): Worker {
  try {
    return new Worker(new URL("./team-watch.js", import.meta.url), { workerData: task });
  } catch (error) {
    throw new TeamStartError(1, error instanceof Error ? error.message : String(error));
  }
}
