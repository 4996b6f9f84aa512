import type { CompactRows } from "../../runtime/compact-rows.ts";
import type { PythonRandom } from "../../runtime/python-random.ts";
import type { TeamMember } from "../../runtime/team.ts";
import type { Json } from "../ir/json.ts";

/** Numbers of the network's precision. */
export type Values = Float32Array | Float64Array;

/** The parameters of a network, by their names in generated code: `dense1Weights`. */
export type Parameters = { readonly [field: string]: Values };

/**
 * Rows as the network takes them: `rows × size` numbers for each input and each target, row-major; those that would be
 * large as such are compact, from which the generated module takes its batches, too.
 */
export interface Dataset {
  readonly rows: number;
  readonly inputs: { readonly [name: string]: Values | CompactRows };
  readonly targets: { readonly [name: string]: Values | CompactRows };
}

/** The value of a metric: a number, or a table of counts by category. */
export type Measure = number | readonly (readonly number[])[];

/** The progress of a training; one object that is updated each time. */
export interface Progress {
  readonly iteration: number;
  readonly iterations: number;
  readonly epoch: number;
  readonly perEpoch: number;
  /** Absent if the learning rule has no loss. */
  readonly loss?: number;
  /** Updates that changed a parameter; absent if every update does. */
  readonly updates?: number;
  /** The stopping criterion that ends the training early. */
  readonly stop?: string | undefined;
  /** The best epoch so far, from 1, by what early stopping monitors. */
  readonly bestEpoch?: number;
}

/** Options that override the spec. */
export interface TrainOptions {
  readonly seed?: number;
  readonly iterations?: number;
  readonly epochs?: number;
  readonly every?: number;
  readonly team?: TeamMember;
  /** Validation rows for stopping criteria; absent if there are none. */
  readonly validation?: Dataset;
}

/** The buffers of a step besides the parameters: `rows`, and arrays by their names in generated code. */
export type Workspace = { rows: number; readonly capacity: number } & { readonly [buffer: string]: Values };

/** The type of a generated module whose spec is only known at run time. */
export interface NetworkModule {
  /** `random` is the generator, where the module goes on from what has been drawn before (`random: python`). */
  readonly createParameters: (seed?: number, random?: PythonRandom) => Parameters;
  readonly readParameters: (bytes: Uint8Array) => Parameters;
  readonly writeParameters: (p: Parameters) => Uint8Array;
  readonly createWorkspace: (capacity: number) => Workspace;
  /** Present if the network uses kernels: copies parameters into their memory. */
  readonly placeParameters?: (p: Parameters, w: Workspace) => Parameters;
  readonly forward: (p: Parameters, w: Workspace) => void;
  readonly predict: (p: Parameters, input: Json) => Json;
  readonly predictMany: (p: Parameters, inputs: readonly Json[]) => readonly Json[];
  /** Absent if the network has no loss and no learning rule. */
  readonly step?: (p: Parameters, w: Workspace, iteration: number) => void;
  /** Absent if the spec has no `train:`. `next(updates)` sets the number of updates until the next yield. */
  readonly train?: (
    p: Parameters,
    data: Dataset,
    options?: TrainOptions,
  ) => Generator<Progress, void, number | undefined>;
  /** Present if the threshold of an answer is chosen after training: changes it in `p`; false if none reaches what is asked for. */
  readonly chooseThresholds?: (p: Parameters, data: Dataset) => boolean;
  /** Absent if there is neither a loss nor a metric. */
  readonly evaluate?: (p: Parameters, data: Dataset) => { readonly [measure: string]: Measure };
}
