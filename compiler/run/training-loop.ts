import { pacing } from "../../runtime/pacing.ts";
import type { TeamMember } from "../../runtime/team.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { Dataset, NetworkModule, Parameters, Progress } from "./network-module.ts";

/** How a training ended. */
export type Ending = "finished" | "interrupted" | "notFinite";

/** The inputs of a training besides the network. */
export interface LoopRequest {
  readonly network: NetworkModule;
  /** Changed in place. */
  readonly parameters: Parameters;
  readonly data: Dataset;
  /** Rows for stopping criteria, if the network needs them. */
  readonly validation?: Dataset;
  readonly seed: number;
  /** The source range of the optimizer. */
  readonly optimizer?: SourceRange;
  /** Updates after which `onStop` must be called, in addition to the recorded points. */
  readonly stops: readonly number[];
  /** Called exactly after the updates in `stops`, and at up to a hundred recorded points (`record`). */
  readonly onStop: (progress: Progress, record: boolean) => void;
  /** Called at the end of every epoch, or at every recorded point, if there is something to watch. */
  readonly watch?: { readonly every: "epoch" | "record"; readonly measure: () => void };
  /** Called about ten times a second. */
  readonly onProgress: (progress: Progress) => void;
  readonly interrupted: () => boolean;
  /** The clock, in milliseconds, that sets the interval between yields; default: the system's. */
  readonly clock?: () => number;
  /** The first thread, which is this one, of those that train together. */
  readonly team?: TeamMember;
}

/** The length of a training so far. */
export interface Moment {
  /** Batches that were trained on. */
  readonly iterations: number;
  /** Epochs that were finished. */
  readonly epochs: number;
  /** Iterations that changed a parameter. */
  readonly updates: number;
}

/** The point before the first step. */
export const beginning: Moment = { iterations: 0, epochs: 0, updates: 0 };

/** The result of a training. */
export interface LoopResult extends Moment {
  readonly ending: Ending;
  /** Why it ended early, if it did. */
  readonly stop?: string;
  /** The best epoch, from 1, by what early stopping monitors. */
  readonly bestEpoch?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The length of a training at this point. */
export function momentOf({ iteration, perEpoch, updates = iteration }: Progress): Moment {
  return { iterations: iteration, epochs: Math.floor(iteration / perEpoch), updates };
}

/** Runs the generated training until its end, an interruption or a number that is not finite. */
export async function trainingLoop(request: LoopRequest): Promise<LoopResult> {
  let moment = beginning;
  let last: Pick<LoopResult, "stop" | "bestEpoch"> = {};
  try {
    for await (const progress of paced(request)) {
      moment = momentOf(progress);
      last = endOf(progress);
      if (request.interrupted()) return { ending: "interrupted", ...moment, diagnostics: [] };
    }
    return { ending: "finished", ...moment, ...last, diagnostics: [] };
  } catch (error) {
    // Not `instanceof`: the generated module has its own copy of the runtime.
    if (!(error instanceof Error) || error.name !== "NotFiniteError") throw error;
    const { where, iteration } = error as Error & { readonly where: string; readonly iteration: number };
    const name = where === "loss" ? "the loss" : where;
    const found = diagnostic("not-finite", request.optimizer, { where: name, update: iteration });
    return { ending: "notFinite", ...moment, iterations: iteration - 1, diagnostics: [found] };
  }
}

/** The end of a training: the stopping criterion and the best epoch. */
export function endOf({ stop, bestEpoch }: Progress): Pick<LoopResult, "stop" | "bestEpoch"> {
  return { ...(stop === undefined ? {} : { stop }), ...(bestEpoch === undefined ? {} : { bestEpoch }) };
}

async function* paced(request: LoopRequest): AsyncGenerator<Progress, void, undefined> {
  const { network, parameters, data, seed, onProgress, team, validation, watch } = request;
  const clock = request.clock ?? (() => performance.now());
  if (network.train === undefined) return;
  const loop = network.train(parameters, data, {
    seed,
    every: 1,
    ...(team && { team }),
    ...(validation && { validation }),
  });
  const start = clock();
  let step = loop.next();
  if (step.done) return;
  const records = recordPoints(step.value);
  const watched = watch?.every === "epoch" ? epochEnds(step.value, 1) : records;
  const pace = pacing(
    [...new Set([...request.stops, ...records, ...(watch ? watched : [])])].sort((a, b) => a - b),
    start,
  );
  const stop = stopper(request, records);
  while (!step.done) {
    const progress = step.value;
    stop(progress);
    if (watched.has(progress.iteration) || progress.stop !== undefined) watch?.measure();
    onProgress(progress);
    yield progress;
    // Lets Node handle signals.
    await new Promise((resolve) => setImmediate(resolve));
    const next = pace.next(progress.iteration, clock());
    step = loop.next(awaitsUpdate(progress, request.stops) ? 1 : next);
  }
}

/** Calls `onStop` at the recorded points, and at the iteration that reaches the updates of a stop. */
function stopper({ stops, onStop }: LoopRequest, records: ReadonlySet<number>): (progress: Progress) => void {
  const claimed = new Set(stops);
  let before = 0;
  return (progress) => {
    const { updates } = momentOf(progress);
    const record = records.has(progress.iteration) || progress.stop !== undefined;
    if (record || (updates !== before && claimed.has(updates))) onStop(progress, record);
    before = updates;
  };
}

/** Whether a stop depends on an update at an unknown iteration, since not every iteration makes an update. */
function awaitsUpdate({ updates }: Progress, stops: readonly number[]): boolean {
  return updates !== undefined && stops.some((each) => each > updates);
}

/** The ends of up to a hundred evenly spaced epochs; always includes the last iteration. */
function recordPoints(progress: Progress): ReadonlySet<number> {
  const epochs = Math.ceil(progress.iterations / progress.perEpoch);
  return epochEnds(progress, Math.max(1, Math.ceil(epochs / 100)));
}

/** The ends of every `each`th epoch; always includes the last iteration. */
function epochEnds({ iterations, perEpoch }: Progress, each: number): ReadonlySet<number> {
  const points = new Set<number>();
  for (let epoch = each; epoch * perEpoch < iterations; epoch += each) points.add(epoch * perEpoch);
  return points.add(iterations);
}
