import type { WebAssemblyMemory } from "../kernels/web-assembly.ts";
import { type RowsOfNumbers, sharedRows } from "../shared-rows.ts";
import { countArrived, spinsFor, type TeamMember } from "../team.ts";
import type { TrainingProgress } from "../training-options.ts";
import type { PageNews, TaskOptions, WorkerNews } from "./training-task.ts";
import { isIsolated, type PageWorker, processors, type WorkerMessage } from "./web-workers.ts";

/** A training in workers of the page. */
export interface WorkersRequest {
  /** Starts one worker, whose program calls `serveTraining` with the generated module. */
  readonly worker: () => PageWorker;
  /** The initial parameters: `writeParameters(createParameters(seed))`. */
  readonly parameters: Uint8Array;
  readonly data: RowsOfNumbers;
  readonly options?: TaskOptions;
  /** The number of workers that train together, with the same bits; auto: the number of processors. */
  readonly threads?: number | "auto";
  /** Called about ten times a second. */
  readonly onProgress?: (progress: TrainingProgress) => void;
}

/** The result of a training in workers. */
export interface TrainedInWorkers {
  /** The bytes of a weights file: pass them to `readParameters`. */
  readonly weights: Uint8Array;
  /** The number of workers that have passed a barrier; 1 for a single worker. */
  readonly threads: number;
  /** Why fewer workers were used than requested, if so. */
  readonly message?: string;
}

const notIsolated =
  "Using one worker: this page cannot share memory. Serve it with the headers " +
  "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.";

const onlyLoops =
  "Used one worker: this network is built with loops, which run on one thread. " +
  "`netwright build --tier kernels` builds it for several workers.";

/**
 * Trains a network in workers, so that the page stays responsive. Several workers need a cross-origin isolated page and
 * a network that is built with kernels; otherwise one worker trains, and the result has a message. Rejects if training
 * fails, with the error's name, or if not all of the workers take part.
 */
export async function trainInWorkers(request: WorkersRequest): Promise<TrainedInWorkers> {
  const wanted = request.threads ?? 1;
  const asked = wanted === "auto" ? processors() : wanted;
  const threads = isIsolated() ? asked : 1;
  const workers = Array.from({ length: threads }, request.worker);
  try {
    const { weights, met } = await together(workers, request);
    if (met !== undefined && met < threads)
      throw new Error(`${threads} workers were requested, but only ${met} took part`);
    const message = threads < asked ? notIsolated : threads > 1 && met === undefined ? onlyLoops : undefined;
    return { weights, threads: met ?? 1, ...(message && { message }) };
  } finally {
    for (const worker of workers) worker.terminate();
  }
}

interface Together {
  readonly weights: Uint8Array;
  /** The number that have passed a barrier; undefined for a single worker. */
  readonly met: number | undefined;
}

async function together(workers: readonly PageWorker[], request: WorkersRequest): Promise<Together> {
  let memory: WebAssemblyMemory | undefined;
  const [first, ...others] = workers;
  if (first === undefined) throw new RangeError("At least one worker is needed.");
  const heard = workers.map((worker) => hear(worker));
  await Promise.race([Promise.all(heard.map(({ listening }) => listening)), ...heard.map(({ failed }) => failed)]);
  const finished = new Promise<Uint8Array>((resolve) => {
    heard[0].tell = (news) => {
      if (news.kind === "progress") request.onProgress?.(news.progress);
      if (news.kind === "finished") resolve(news.weights);
      if (news.kind !== "memory") return;
      memory = news.memory;
      for (const worker of others) post(worker, { kind: "memory", memory });
    };
  });
  giveTasks(workers, request);
  const weights = await Promise.race([finished, ...heard.map(({ failed }) => failed)]);
  return { weights, met: memory === undefined ? undefined : countArrived(memory) };
}

function giveTasks(workers: readonly PageWorker[], { data, options = {}, parameters }: WorkersRequest): void {
  const threads = workers.length;
  const rows = threads === 1 ? data : sharedRows(data);
  const { validation } = options;
  const shared = validation === undefined || threads === 1 ? {} : { validation: sharedRows(validation) };
  workers.forEach((worker, thread) => {
    const member: TeamMember = { thread, threads, spins: spinsFor(threads, processors()) };
    const team = threads === 1 ? {} : { member };
    post(worker, {
      kind: "task",
      ...team,
      parameters,
      data: rows,
      options: { ...options, ...shared },
    });
  });
}

function post(worker: PageWorker, news: PageNews): void {
  worker.postMessage(news);
}

/** The messages of one worker: when it is ready, and when it fails; other messages go to `tell`. */
interface Heard {
  tell: (news: WorkerNews) => void;
  readonly listening: Promise<void>;
  readonly failed: Promise<never>;
}

function hear(worker: PageWorker): Heard {
  let [listens, fails]: [() => void, (error: Error) => void] = [() => {}, () => {}];
  const heard: Heard = {
    tell: () => {},
    listening: new Promise<void>((resolve) => {
      listens = resolve;
    }),
    failed: new Promise<never>((_, reject) => {
      fails = reject;
    }),
  };
  // A failure after the end of the training is ignored.
  heard.failed.catch(() => {});
  worker.onmessage = ({ data }: WorkerMessage) => {
    const news = data as WorkerNews;
    if (news.kind === "listening") listens();
    else if (news.kind === "failed") fails(named(news.name, news.problem));
    else heard.tell(news);
  };
  worker.onerror = () => fails(new Error("a worker could not load its program"));
  return heard;
}

function named(name: string, problem: string): Error {
  const error = new Error(problem);
  error.name = name;
  return error;
}
