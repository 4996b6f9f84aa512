// Generated from the folders of compiler/ by `npm run generate`. Add a file there, then run it again.
import { affine as ops_affine } from "../ops/affine.ts";
import { sigmoid as ops_sigmoid } from "../ops/sigmoid.ts";
import type { ActivationWord, InitializerWord, LayerWord, LossWord, MetricWord, OptimizerWord, ScheduleWord, Word } from "./define.ts";
import type { DatasetWord } from "./dataset.ts";
import type { Op } from "../ops/op.ts";

/** The words of compiler/layers, by name. */
export const layers = {} satisfies {
  readonly [name: string]: Omit<LayerWord<never>, "options">;
} as unknown as { readonly [name: string]: LayerWord };

/** The words of compiler/activations, by name. */
export const activations = {} satisfies {
  readonly [name: string]: Omit<ActivationWord<never>, "options">;
} as unknown as { readonly [name: string]: ActivationWord };

/** The words of compiler/losses, by name. */
export const losses = {} satisfies {
  readonly [name: string]: Omit<LossWord<never>, "options">;
} as unknown as { readonly [name: string]: LossWord };

/** The words of compiler/optimizers, by name. */
export const optimizers = {} satisfies {
  readonly [name: string]: Omit<OptimizerWord<never>, "options">;
} as unknown as { readonly [name: string]: OptimizerWord };

/** The words of compiler/initializers, by name. */
export const initializers = {} satisfies {
  readonly [name: string]: Omit<InitializerWord<never>, "options">;
} as unknown as { readonly [name: string]: InitializerWord };

/** The words of compiler/schedules, by name. */
export const schedules = {} satisfies {
  readonly [name: string]: Omit<ScheduleWord<never>, "options">;
} as unknown as { readonly [name: string]: ScheduleWord };

/** The words of compiler/metrics, by name. */
export const metrics = {} satisfies {
  readonly [name: string]: Omit<MetricWord<never>, "options">;
} as unknown as { readonly [name: string]: MetricWord };

/** The words of compiler/datasets, by name. */
export const datasets = {} satisfies {
  readonly [name: string]: Omit<DatasetWord<never>, "options">;
} as unknown as { readonly [name: string]: DatasetWord };

/** The words of compiler/datasets/columns, by name. */
export const columns = {} satisfies {
  readonly [name: string]: Omit<Word<never>, "options">;
} as unknown as { readonly [name: string]: Word };

/** The words of compiler/datasets/scales, by name. */
export const scales = {} satisfies {
  readonly [name: string]: Omit<Word<never>, "options">;
} as unknown as { readonly [name: string]: Word };

/** The words of compiler/datasets/splits, by name. */
export const splits = {} satisfies {
  readonly [name: string]: Omit<Word<never>, "options">;
} as unknown as { readonly [name: string]: Word };

/** The words of compiler/learning, by name. */
export const learning = {} satisfies {
  readonly [name: string]: Omit<Word<never>, "options">;
} as unknown as { readonly [name: string]: Word };

/** The words of compiler/ops, by name. */
export const ops = {
  affine: ops_affine,
  sigmoid: ops_sigmoid,
} satisfies {
  readonly [name: string]: Op<never>;
} as unknown as { readonly [name: string]: Op };
