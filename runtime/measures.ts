// Combines the measurements of each batch into one value for all rows. Everything here is exact: counts and codes.

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

/** Adds the first `rows` rows of `size` values to a set, each as a text that is unique for its values. */
export function collectCodes(
  codes: Set<string>,
  values: Float32Array | Float64Array,
  rows: number,
  size: number,
): void {
  for (let row = 0; row < rows; row++) codes.add(values.subarray(row * size, (row + 1) * size).join());
}

/** The quotient of two totals; 0 if the second is 0, as in Keras. */
export function ratioOf([part, whole]: Float64Array): number {
  return whole === 0 ? 0 : part / whole;
}
