// Starts the threads of a team except the first, and watches them. The first thread receives no messages while it
// computes or waits; this one only listens, so that even the sudden end of a thread is noticed.
import { once } from "node:events";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { breakUp } from "../team.ts";
import type { TeamMemory, TeamNews, TeamTask, TeamWatch, WatchNews } from "./team-task.ts";

/** A thread of the team. */
interface Member {
  readonly tell: (memory: TeamMemory) => void;
  /** Undefined when it is ready, or why it did not start. */
  readonly ready: Promise<string | undefined>;
  /** Why it failed, if it does. */
  readonly failed: Promise<string>;
}

const { threads, spins, ...training } = workerData as TeamWatch;

const members = Array.from({ length: threads - 1 }, (_, i) =>
  startMember({ ...training, member: { thread: i + 1, threads, spins } }),
);
const problems = (await Promise.all(members.map(({ ready }) => ready))).filter((each) => each !== undefined);
if (problems[0] === undefined) {
  say({ kind: "ready" });
  await watchOver();
} else {
  say({ kind: "missing", came: threads - problems.length, problem: problems[0] });
}

/** Passes on the memory; if a thread fails, wakes the waiting threads repeatedly until all have ended. */
async function watchOver(): Promise<void> {
  if (parentPort === null) return;
  const [memory] = (await once(parentPort, "message")) as [TeamMemory];
  for (const { tell } of members) tell(memory);
  const problem = await Promise.race(members.map(({ failed }) => failed));
  say({ kind: "failed", problem });
  setInterval(() => breakUp(memory), 5);
}

function startMember(task: TeamTask): Member {
  try {
    return watch(new Worker(new URL("./team-worker.js", import.meta.url), { workerData: task }), task.member.thread);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { tell: () => {}, ready: Promise.resolve(problem), failed: Promise.resolve(problem) };
  }
}

function watch(worker: Worker, thread: number): Member {
  const heard = (kind: TeamNews["kind"]): Promise<TeamNews> =>
    new Promise((resolve) => {
      worker.on("message", (news: TeamNews) => {
        if (news.kind === kind) resolve(news);
      });
    });
  let hasEnded = false;
  void heard("ended").then(() => (hasEnded = true));
  const failed = new Promise<string>((fail) => {
    worker.on("message", (news: TeamNews) => {
      if (news.kind === "failed") fail(news.problem);
    });
    worker.on("error", (error: Error) => fail(error.message));
    worker.on("exit", () => {
      if (!hasEnded) fail(`thread ${thread} ended before its training`);
    });
  });
  return {
    tell: (memory) => worker.postMessage(memory),
    ready: Promise.race([heard("ready").then(() => undefined), failed]),
    failed,
  };
}

function say(news: WatchNews): void {
  parentPort?.postMessage(news);
}
