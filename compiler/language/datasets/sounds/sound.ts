/** A decoded recording: samples from −1 to 1, the mean of its channels. */
export interface Sound {
  readonly kind: "sound";
  /** Samples in a second. */
  readonly sampleRate: number;
  readonly samples: Float64Array;
}

/** What keeps bytes from being a recording: a sentence that goes on after "cannot be read:". */
export interface SoundProblem {
  readonly kind: "problem";
  readonly problem: string;
}

/** Why a recording cannot be read. */
export function soundProblem(problem: string): SoundProblem {
  return { kind: "problem", problem };
}
