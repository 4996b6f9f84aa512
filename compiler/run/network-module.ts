import type { TeamMember } from "../../runtime/team.ts";
import type { Json } from "../ir/json.ts";

/** Numbers of the network's precision. */
export type Values = Float32Array | Float64Array;

/** What a network has learnt, by the names of generated code: `dense1Weights`. */
export type Parameters = { readonly [field: string]: Values };

/** Rows as the network takes them: `rows × size` numbers for each input and each target, row-major. */
export interface Dataset {
  readonly rows: number;
  readonly inputs: { readonly [name: string]: Values };
  readonly targets: { readonly [name: string]: Values };
}

/** What a metric comes to: a number, or a table of counts by category. */
export type Measure = number | readonly (readonly number[])[];

/** How far a training is; one object, with new values each time. */
export interface Progress {
  readonly iteration: number;
  readonly iterations: number;
  readonly epoch: number;
  readonly perEpoch: number;
  /** Absent where the learning rule has no loss. */
  readonly loss?: number;
  /** Updates that changed a parameter; absent where every one does. */
  readonly updates?: number;
  /** Why the training ends here, before its length is up. */
  readonly stop?: string | undefined;
  /** The best epoch so far, from 1, by what early stopping monitors. */
  readonly bestEpoch?: number;
}

/** How a run differs from the spec. */
export interface TrainOptions {
  readonly seed?: number;
  readonly iterations?: number;
  readonly epochs?: number;
  readonly every?: number;
  readonly team?: TeamMember;
  /** Validation rows for stopping criteria; absent where there are none. */
  readonly validation?: Dataset;
}

/** All that a step touches besides the parameters: `rows`, and arrays by their names in generated code. */
export type Workspace = { rows: number; readonly capacity: number } & { readonly [buffer: string]: Values };

/** A generated module as those see it who know its spec only at run time. */
export interface NetworkModule {
  readonly createParameters: (seed?: number) => Parameters;
  readonly readParameters: (bytes: Uint8Array) => Parameters;
  readonly writeParameters: (p: Parameters) => Uint8Array;
  readonly createWorkspace: (capacity: number) => Workspace;
  /** Only where kernels do some of the work: copies parameters to where they reach them. */
  readonly placeParameters?: (p: Parameters, w: Workspace) => Parameters;
  readonly forward: (p: Parameters, w: Workspace) => void;
  readonly predict: (p: Parameters, input: Json) => Json;
  readonly predictMany: (p: Parameters, inputs: readonly Json[]) => readonly Json[];
  /** Absent where nothing says what is to be learnt. */
  readonly step?: (p: Parameters, w: Workspace, iteration: number) => void;
  /** Absent where the spec has no `train:`. `next(updates)` says how many updates to make until the next yield. */
  readonly train?: (
    p: Parameters,
    data: Dataset,
    options?: TrainOptions,
  ) => Generator<Progress, void, number | undefined>;
  /** Absent where there is neither a loss nor a metric. */
  readonly evaluate?: (p: Parameters, data: Dataset) => { readonly [measure: string]: Measure };
}
