import type { TeamMember } from "./team.ts";

/** Options of `train` that override the spec. */
export interface TrainingOptions {
  /** The seed of the shuffles and of random ops in a step; default: the spec's `seed`. */
  readonly seed?: number;
  /** The total number of updates; default: the spec's. */
  readonly iterations?: number;
  /** The number of passes over the rows; default: the spec's. */
  readonly epochs?: number;
  /** Updates between two yields of the progress; `next(updates)` of the generator overrides it. */
  readonly every?: number;
  /** This thread's member of a team; default: it trains alone. */
  readonly team?: TeamMember;
}

/** The progress of a training: one object, updated at each yield; `{ ...progress }` copies it. */
export interface TrainingProgress {
  /** Updates made. */
  readonly iteration: number;
  /** The total number of updates. */
  readonly iterations: number;
  /** The pass over the rows that the last batch belongs to, from 0, and the batches in one pass. */
  readonly epoch: number;
  readonly perEpoch: number;
  /** The loss of the last batch, before its update. */
  readonly loss: number;
  /** Updates that changed a parameter, if not every update does. */
  readonly updates?: number;
  /** Why the training ends early, with this epoch. */
  readonly stop?: string | undefined;
  /** The best epoch so far, from 1, by the metric that early stopping monitors; 0 before the end of the first. */
  readonly bestEpoch?: number;
}
