import type { WebAssemblyMemory } from "../kernels/web-assembly.ts";
import type { RowsOfNumbers } from "../shared-rows.ts";
import type { TeamMember } from "../team.ts";
import type { TrainingOptions, TrainingProgress } from "../training-options.ts";

/** What distinguishes one training from another: every thread must know the same. */
export type TaskOptions = Pick<TrainingOptions, "seed" | "iterations" | "epochs"> & {
  /** Rows that say when the training ends, for networks that ask for them. */
  readonly validation?: RowsOfNumbers;
};

/** What the page tells a worker: its task, and then, to all but the first, the memory to work on. */
export type PageNews =
  | {
      readonly kind: "task";
      /** Absent where one thread trains alone. */
      readonly member?: TeamMember;
      /** The bytes of a weights file to start from. */
      readonly parameters: Uint8Array;
      readonly data: RowsOfNumbers;
      readonly options: TaskOptions;
    }
  | { readonly kind: "memory"; readonly memory: WebAssemblyMemory };

/** What a worker tells the page. The first one alone makes the memory, reports its progress, and finishes. */
export type WorkerNews =
  | { readonly kind: "listening" }
  | { readonly kind: "memory"; readonly memory: WebAssemblyMemory }
  | { readonly kind: "progress"; readonly progress: TrainingProgress }
  | { readonly kind: "finished"; readonly weights: Uint8Array }
  | { readonly kind: "failed"; readonly name: string; readonly problem: string };
