import type { TeamMember } from "./team.ts";

/** How a run of `train` differs from the spec. */
export interface TrainingOptions {
  /** Seeds the shuffles and what chance there is in a step; the spec's `seed` by default. */
  readonly seed?: number;
  /** Updates in all, instead of the spec's. */
  readonly iterations?: number;
  /** Passes over the rows, instead of the spec's. */
  readonly epochs?: number;
  /** Updates between two yields of the progress, unless `next(updates)` of the generator asks for another number. */
  readonly every?: number;
  /** This thread among those that train together; default: it trains alone. */
  readonly team?: TeamMember;
}

/** How far a training is: one object for a whole training, with new values at each yield; `{ ...progress }` keeps them. */
export interface TrainingProgress {
  /** Updates made. */
  readonly iteration: number;
  /** Updates in all. */
  readonly iterations: number;
  /** The pass over the rows that the last batch belongs to, from 0, and the batches in one pass. */
  readonly epoch: number;
  readonly perEpoch: number;
  /** The loss of the last batch, before its update. */
  readonly loss: number;
  /** Updates that changed a parameter, where not every one does. */
  readonly updates?: number;
  /** Why the training ends with this epoch, where its iterations are not up yet. */
  readonly stop?: string | undefined;
  /** The epoch, from 1, that is best so far by what early stopping monitors; 0 before the end of the first. */
  readonly bestEpoch?: number;
}
