// How what was measured of each batch comes to one value for all rows. Everything here is exact: counts, and codes.

/** Adds the counts of a batch to those of the batches before it. */
export function addUp(totals: Float64Array, batch: ArrayLike<number>): void {
  for (let index = 0; index < totals.length; index++) totals[index] += batch[index];
}

/** A flat list, row-major, as rows of `columns` numbers each. */
export function tableOf(values: Float64Array, columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns)),
  );
}

/** Puts the first `rows` rows of `size` values each into a set, each as a text that no other row has. */
export function collectCodes(
  codes: Set<string>,
  values: Float32Array | Float64Array,
  rows: number,
  size: number,
): void {
  for (let row = 0; row < rows; row++) codes.add(values.subarray(row * size, (row + 1) * size).join());
}

/** The first of two totals as a share of the second; 0 of nothing, as in Keras. */
export function ratioOf([part, whole]: Float64Array): number {
  return whole === 0 ? 0 : part / whole;
}
