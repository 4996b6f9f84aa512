import type { WebAssemblyMemory } from "../kernels/web-assembly.ts";
import type { RowsOfNumbers } from "../shared-rows.ts";
import type { TeamMember } from "../team.ts";
import type { TrainingOptions, TrainingProgress } from "../training-options.ts";

/** The options of a training; they must be the same in every thread. */
export type TaskOptions = Pick<TrainingOptions, "seed" | "iterations" | "epochs"> & {
  /** Rows for stopping criteria, if the network needs them. */
  readonly validation?: RowsOfNumbers;
};

/** The messages of the page to a worker: its task and then, to all except the first, the shared memory. */
export type PageNews =
  | {
      readonly kind: "task";
      /** Absent if one thread trains alone. */
      readonly member?: TeamMember;
      /** The initial parameters as the bytes of a weights file. */
      readonly parameters: Uint8Array;
      readonly data: RowsOfNumbers;
      readonly options: TaskOptions;
    }
  | { readonly kind: "memory"; readonly memory: WebAssemblyMemory };

/** The messages of a worker to the page. Only the first worker sends memory, progress and the result. */
export type WorkerNews =
  | { readonly kind: "listening" }
  | { readonly kind: "memory"; readonly memory: WebAssemblyMemory }
  | { readonly kind: "progress"; readonly progress: TrainingProgress }
  | { readonly kind: "finished"; readonly weights: Uint8Array }
  | { readonly kind: "failed"; readonly name: string; readonly problem: string };
