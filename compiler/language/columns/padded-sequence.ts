import type { ColumnModel } from "../../ir/model.ts";

/** How the rows of a column of sequences are padded. */
export interface Sequence {
  /** The steps of a row, padding included. */
  readonly length: number;
  /** The numbers of a step. */
  readonly values: number;
  readonly padding: "post" | "pre";
  /** The file of each row, with `{}` for its cell. */
  readonly rowFile?: string;
}

/** How a column of sequences is padded; undefined for other columns. */
export function sequenceOf({ word }: Pick<ColumnModel, "word">): Sequence | undefined {
  return word?.type === "sequence" ? (word.options as unknown as Sequence) : undefined;
}

/** What is wrong with the numbers of a row, and what to do; undefined where they are a sequence. */
export function sequenceMistake(count: number, { length, values }: Sequence): readonly [string, string] | undefined {
  if (count % values !== 0) {
    return [
      `has ${count} numbers, which are no whole steps of ${values}`,
      "`values` says how many numbers a step has.",
    ];
  }
  const steps = count / values;
  return steps > length
    ? [`has ${steps} steps, more than length ${length}`, `Write length: ${steps} or more.`]
    : undefined;
}

/** The numbers of a row, one step after the other, with NaN in place of the steps that it does not have. */
export function paddedSequence<Each>(
  numbers: readonly Each[],
  { length, values, padding }: Sequence,
): (Each | number)[] {
  const rest = new Array<number>(length * values - numbers.length).fill(Number.NaN);
  return padding === "pre" ? [...rest, ...numbers] : [...numbers, ...rest];
}
