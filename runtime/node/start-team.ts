import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { countArrived, spinsFor, type TeamMember } from "../team.ts";
import type { TeamMemory, TeamRequest, TeamWatch, WatchNews } from "./team-task.ts";

/** Threads that wait for the first thread to begin. */
export interface StartedTeam {
  /** The team option of the first thread: pass it to `train`. */
  readonly member: TeamMember;
  /** The number of threads that have passed a barrier. */
  readonly countArrived: () => number;
  /** Resolves with the reason when a thread fails. */
  readonly problem: () => Promise<string>;
  /** Ends the threads. */
  readonly end: () => Promise<void>;
}

/** Not all of the requested threads could be started. */
export class TeamStartError extends Error {
  override readonly name = "TeamStartError";
  /** The number of started threads, including the first. */
  readonly came: number;

  /** `problem` is the first error message of a thread. */
  constructor(came: number, problem: string) {
    super(problem);
    this.came = came;
  }
}

/** Starts all threads except the first, which is the caller. Throws a TeamStartError if not all of them start. */
export async function startTeam(request: TeamRequest): Promise<StartedTeam> {
  const { threads } = request;
  const spins = spinsFor(threads, availableParallelism());
  const task: TeamWatch = { ...request, spins };
  const watch = startWatch(task);
  // Ending the watching thread ends all others too.
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
