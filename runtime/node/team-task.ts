import type { WebAssemblyMemory } from "../kernels/web-assembly.ts";
import type { TeamPlace } from "../team.ts";
import type { TrainingOptions } from "../training-options.ts";

/** What a thread that joins a training is given when it is started. */
export interface TeamTask {
  /** The URL of the generated module. */
  readonly module: string;
  readonly place: TeamPlace;
  /** The rows, in memory that threads share. */
  readonly data: object;
  /** What tells one training from another: every thread must know the same. */
  readonly options: Pick<TrainingOptions, "seed" | "iterations" | "epochs">;
}

/** What such a thread says: that its module is loaded, or why it could not go on. */
export type TeamNews = { readonly kind: "ready" } | { readonly kind: "failed"; readonly problem: string };

/** What it is told then: the memory to work on. */
export type TeamMemory = WebAssemblyMemory;
