import { type Diagnostic, diagnostic } from "./diagnostic.ts";

/** How many mistakes of one file are told one by one. */
const told = 10;

/** Gathers mistakes in data: the first ones whole, the rest as a count. */
export interface Mistakes {
  readonly add: (make: () => Diagnostic) => void;
  /** Adds mistakes that are only counted, after ten others. */
  readonly addCount: (count: number) => void;
  readonly any: () => boolean;
  /** Whether further mistakes are only counted. */
  readonly isFull: () => boolean;
  readonly list: () => readonly Diagnostic[];
}

/** An empty list of mistakes; `where` names the data in the sentence that counts the rest. */
export function mistakesIn(where: string): Mistakes {
  const list: Diagnostic[] = [];
  let rest = 0;
  return {
    add: (make) => {
      if (list.length < told) list.push(make());
      else rest++;
    },
    addCount: (count) => {
      rest += count;
    },
    any: () => list.length > 0,
    isFull: () => list.length >= told,
    list: () =>
      rest === 0 ? list : [...list, diagnostic("more-mistakes", list.at(-1)?.range, { count: rest, where })],
  };
}
