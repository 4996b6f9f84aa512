type Values = Float32Array | Float64Array;

/**
 * Rows whose categories are kept as an index each, and not as a number for each category, and texts as the words that they
 * have: `pieces` follow one another in
 * every row.
 */
export interface CompactRows {
  readonly pieces: readonly RowPiece[];
}

/**
 * `width` numbers of every row: `values`, or zeros with a 1 at the index in `ones` (none, if that is not below `width`), or
 * zeros with `some` numbers among them.
 */
export interface RowPiece {
  readonly width: number;
  readonly values?: Values;
  readonly ones?: Int32Array;
  /** How many times in a row there are zeros with a 1 among them; once without it. */
  readonly steps?: number;
  readonly some?: SomeNumbers;
}

/** The numbers of rows that are not 0: those of row r, with the index of each, stand from `starts[r]` to `starts[r + 1]`. */
export interface SomeNumbers {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Values;
}

/** Writes one row to `to`, from `start` on. */
export function writeCompactRow({ pieces }: CompactRows, row: number, to: Values, start: number): void {
  let at = start;
  for (const { width, values, ones, steps = 1, some } of pieces) {
    if (values) to.set(values.subarray(row * width, (row + 1) * width), at);
    else {
      to.fill(0, at, at + width);
      if (ones) writeOnes(ones, row * steps, steps, to, at, width / steps);
      if (some) for (let i = some.starts[row]; i < some.starts[row + 1]; i++) to[at + some.indices[i]] = some.values[i];
    }
    at += width;
  }
}

/** A 1 at an index of each step; none where that is not below `width`. */
function writeOnes(ones: Int32Array, from: number, steps: number, to: Values, at: number, width: number): void {
  for (let step = 0; step < steps; step++) {
    const index = ones[from + step];
    if (index < width) to[at + step * width + index] = 1;
  }
}
