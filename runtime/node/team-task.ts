import type { WebAssemblyMemory } from "../kernels/web-assembly.ts";
import type { TeamMember } from "../team.ts";
import type { TrainingOptions } from "../training-options.ts";

/** A training that several threads make together. */
export interface TeamRequest {
  readonly threads: number;
  /** The URL of the generated module. */
  readonly module: string;
  /** The rows, in memory that threads share. */
  readonly data: object;
  /** The first parameters: what of them is not in the shared memory, the scales of columns, every thread takes from here. */
  readonly parameters: object;
  /** What distinguishes one training from another, and what the first thread gives to `train`, too: every thread must know the same. */
  readonly options: Pick<TrainingOptions, "seed" | "iterations" | "epochs"> & {
    /** Rows that say when the training ends, in memory that threads share. */
    readonly validation?: object;
  };
}

/** What the thread that watches over the others is given: the training, and how often each spins before it sleeps. */
export type TeamWatch = TeamRequest & Pick<TeamMember, "spins">;

/** What a thread that joins a training is given when it is started. */
export type TeamTask = Omit<TeamRequest, "threads"> & { readonly member: TeamMember };

/** What such a thread says: that its module is loaded, that its training has ended, or why it could not go on. */
export type TeamNews =
  | { readonly kind: "ready" }
  | { readonly kind: "ended" }
  | { readonly kind: "failed"; readonly problem: string };

/** What the watching thread says: that all are there, that so many came, or that one has failed. */
export type WatchNews =
  | { readonly kind: "ready" }
  | { readonly kind: "missing"; readonly came: number; readonly problem: string }
  | { readonly kind: "failed"; readonly problem: string };

/** What threads are sent when the first begins: the memory to work on. */
export type TeamMemory = WebAssemblyMemory;
