/**
 * Multiplies the weight of each row by that of its category: by default balanced, rows / (categories that occur · rows of the
 * category). `targets` has the index of the category of each row, or a 1 among zeros.
 */
export function weighCategories(
  weights: Float32Array | Float64Array,
  targets: Float32Array | Float64Array,
  ofCategories?: readonly number[],
): void {
  const rows = weights.length;
  const size = targets.length / rows;
  const category = (row: number) => (size === 1 ? targets[row] : targets.indexOf(1, row * size) % size);
  const counts: number[] = [];
  weights.forEach((_, row) => {
    counts[category(row)] = (counts[category(row)] ?? 0) + 1;
  });
  const factors = ofCategories ?? counts.map((count) => rows / (Object.keys(counts).length * count));
  weights.forEach((weight, row) => {
    weights[row] = weight * factors[category(row)];
  });
}
