import { requireNumbers } from "../require-number.ts";

/** How a sequence is written: its most steps, the numbers of each, whether padding stands before it, and its scale. */
export interface SequenceForm {
  readonly length: number;
  readonly values: number;
  readonly before?: true;
  /** What is subtracted, and by what is divided. */
  readonly scale?: ArrayLike<number>;
}

/** Writes the steps of a row at an index of an array, NaN in place of the steps that it does not have. */
export function writeSequence(
  into: Float32Array | Float64Array,
  at: number,
  steps: readonly (number | ArrayLike<number>)[],
  { length, values, before, scale = [0, 1] }: SequenceForm,
  name: string,
): void {
  if (!Array.isArray(steps)) throw new RangeError(`${name} must be a list of steps`);
  if (steps.length > length) throw new RangeError(`${name} takes at most ${length} steps, not ${steps.length}`);
  into.fill(Number.NaN, at, at + length * values);
  let to = before ? at + (length - steps.length) * values : at;
  steps.forEach((given: number | ArrayLike<number>, index) => {
    const step = values === 1 && typeof given === "number" ? [given] : (given as ArrayLike<number>);
    requireNumbers(step, values, `${name}[${index}]`);
    for (let i = 0; i < values; i++) into[to++] = (step[i] - scale[0]) / scale[1];
  });
}
