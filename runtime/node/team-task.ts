import type { WebAssemblyMemory } from "../kernels/web-assembly.ts";
import type { TeamMember } from "../team.ts";
import type { TrainingOptions } from "../training-options.ts";

/** A training by several threads. */
export interface TeamRequest {
  readonly threads: number;
  /** The URL of the generated module. */
  readonly module: string;
  /** The rows, in shared memory. */
  readonly data: object;
  /**
   * The initial parameters. Every thread reads from here those that are not in shared memory: the scales of columns.
   */
  readonly parameters: object;
  /**
   * The options of the training; they must be the same in every thread, including those of the first thread's `train`.
   */
  readonly options: Pick<TrainingOptions, "seed" | "iterations" | "epochs"> & {
    /** Rows for stopping criteria, in shared memory. */
    readonly validation?: object;
  };
}

/** The data of the watching thread: the training, and the number of spins of each thread before it sleeps. */
export type TeamWatch = TeamRequest & Pick<TeamMember, "spins">;

/** The data that a joining thread gets at its start. */
export type TeamTask = Omit<TeamRequest, "threads"> & { readonly member: TeamMember };

/** The messages of such a thread: its module is loaded, its training has ended, or why it failed. */
export type TeamNews =
  | { readonly kind: "ready" }
  | { readonly kind: "ended" }
  | { readonly kind: "failed"; readonly problem: string };

/** The messages of the watching thread: all threads are ready, only some of them started, or one has failed. */
export type WatchNews =
  | { readonly kind: "ready" }
  | { readonly kind: "missing"; readonly came: number; readonly problem: string }
  | { readonly kind: "failed"; readonly problem: string };

/** The message to the threads when the first one begins: the shared memory. */
export type TeamMemory = WebAssemblyMemory;
