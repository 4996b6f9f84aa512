type Values = Float32Array | Float64Array;

/**
 * Rows whose categories are kept as an index each, and not as a number for each category: `pieces` follow one another in
 * every row.
 */
export interface CompactRows {
  readonly pieces: readonly RowPiece[];
}

/** `width` numbers of every row: `values`, or zeros with a 1 at the index in `ones` (none, if that is not below `width`). */
export interface RowPiece {
  readonly width: number;
  readonly values?: Values;
  readonly ones?: Int32Array;
}

/** Writes one row to `to`, from `start` on. */
export function writeCompactRow({ pieces }: CompactRows, row: number, to: Values, start: number): void {
  let at = start;
  for (const { width, values, ones } of pieces) {
    if (values) to.set(values.subarray(row * width, (row + 1) * width), at);
    else {
      to.fill(0, at, at + width);
      if (ones && ones[row] < width) to[at + ones[row]] = 1;
    }
    at += width;
  }
}
