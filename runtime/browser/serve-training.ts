import type { WebAssemblyMemory } from "../kernels/web-assembly.ts";
import { pacing } from "../pacing.ts";
import type { RowsOfNumbers } from "../shared-rows.ts";
import type { TeamMember } from "../team.ts";
import type { TrainingOptions, TrainingProgress } from "../training-options.ts";
import type { PageNews, WorkerNews } from "./training-task.ts";
import { scope, type WorkerMessage } from "./web-workers.ts";

/**
 * The part of a generated module that a worker needs; pass the whole module, `import * as network from "./two-layer"`.
 */
export interface TrainableModule<P> {
  readonly readParameters: (bytes: Uint8Array) => P;
  readonly writeParameters: (p: P) => Uint8Array;
  readonly train: (p: P, data: never, options: never) => Generator<TrainingProgress, void, number | undefined>;
}

/** In a worker: trains the network when the page asks for it, alone or as one of a team. */
export function serveTraining<P>(network: TrainableModule<P>): void {
  let memoryCame: (memory: WebAssemblyMemory) => void = () => {};
  const memory = new Promise<WebAssemblyMemory>((resolve) => {
    memoryCame = resolve;
  });
  scope().onmessage = ({ data }: WorkerMessage) => {
    const news = data as PageNews;
    if (news.kind === "memory") memoryCame(news.memory);
    else begin(network, news, memory).catch(tellFailure);
  };
  say({ kind: "listening" });
}

type Task = Extract<PageNews, { readonly kind: "task" }>;

async function begin<P>(network: TrainableModule<P>, task: Task, memory: Promise<WebAssemblyMemory>): Promise<void> {
  const { member, data, options } = task;
  const parameters = network.readParameters(task.parameters);
  if (member !== undefined && member.thread > 0) {
    const team = { ...member, memory: await memory };
    const rest = { ...options, every: Number.POSITIVE_INFINITY, team };
    // Trained parameters are in the shared memory, the others here; the first thread reports the progress.
    for (const _ of network.train(parameters, data as never, rest as never));
    return;
  }
  lead(network, parameters, data, { ...options, ...(member && { team: leader(member) }) });
  say({ kind: "finished", weights: network.writeParameters(parameters) });
}

function leader(member: TeamMember): TeamMember {
  return { ...member, onMemory: (memory) => say({ kind: "memory", memory }) };
}

/** Trains to the end, and reports the progress about ten times a second. */
function lead<P>(network: TrainableModule<P>, p: P, data: RowsOfNumbers, options: TrainingOptions): void {
  const now = (): number => scope().performance.now();
  const pace = pacing([], now());
  const steps = network.train(p, data as never, options as never);
  let step = steps.next();
  while (!step.done) {
    say({ kind: "progress", progress: { ...step.value } });
    step = steps.next(pace.next(step.value.iteration, now()));
  }
}

function tellFailure(error: unknown): void {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  say({ kind: "failed", name, problem: message });
}

function say(news: WorkerNews): void {
  scope().postMessage(news);
}
