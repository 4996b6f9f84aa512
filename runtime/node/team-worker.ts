// A thread that joins a training: it runs the same generated `train` as the first thread, on the same memory.
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import type { TeamMember } from "../team.ts";
import type { TeamMemory, TeamNews, TeamTask } from "./team-task.ts";

/** The one function of the generated module that is called here. */
interface Trainable {
  readonly train: (p: object, data: object, options: object) => Iterable<unknown>;
}

const { module, member, data, parameters, options } = workerData as TeamTask;

try {
  const { train } = (await import(module)) as Trainable;
  say({ kind: "ready" });
  const [memory] = (parentPort === null ? [] : await once(parentPort, "message")) as [TeamMemory];
  join(train, memory);
  say({ kind: "ended" });
} catch (error) {
  say({ kind: "failed", problem: error instanceof Error ? error.message : String(error) });
}

/** Does all steps; at their barriers, it waits for the first thread, which decides when to yield and when to stop. */
function join(train: Trainable["train"], memory: TeamMemory): void {
  const team: TeamMember = { ...member, memory };
  try {
    for (const _ of train(parameters, data, { ...options, every: Number.POSITIVE_INFINITY, team }));
  } catch (error) {
    // The first thread finds the same number and reports it; a failed thread reports its own failure.
    if (!(error instanceof Error && ["NotFiniteError", "TeamError"].includes(error.name))) throw error;
  }
}

function say(news: TeamNews): void {
  parentPort?.postMessage(news);
}
