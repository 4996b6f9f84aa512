// Measures of all rows at once: of each row its scores, then as many targets, then the weight of the row if `width` is odd. The
// mean of the columns that can be measured.

/** The area under the ROC curve: of all pairs of a yes and a no, the share in which the yes has the higher score; ties half. */
export function rocArea(rows: Float64Array, width: number): number {
  return ofThresholds(rows, width, true);
}

/** Σ (recallₖ − recallₖ₋₁) · precisionₖ, from the highest score down; 0 without a yes. */
export function averagePrecision(rows: Float64Array, width: number): number {
  return ofThresholds(rows, width, false);
}

function ofThresholds(rows: Float64Array, width: number, pairs: boolean): number {
  return meanOfColumns(rows, width, (scores, targets, weights) => {
    const [yes, no] = [new Map<number, number>(), new Map<number, number>()];
    scores.forEach((score, row) => {
      const kind = targets[row] > 0 ? yes : no;
      kind.set(score, (kind.get(score) ?? 0) + weights[row]);
    });
    let [right, wrong, sum] = [0, 0, 0];
    for (const score of new Set(scores.sort().reverse())) {
      const [rightBefore, wrongBefore] = [right, wrong];
      right += yes.get(score) ?? 0;
      wrong += no.get(score) ?? 0;
      sum += pairs ? (wrong - wrongBefore) * (right + rightBefore) : ((right - rightBefore) * right) / (right + wrong);
    }
    return pairs ? sum / (2 * right * wrong) : sum / (right || 1);
  });
}

/** 1 − Σ (target − score)² / Σ (target − mean)²; of equal targets, 1 if every score is right, else 0. */
export function determination(rows: Float64Array, width: number): number {
  return meanOfColumns(rows, width, (scores, targets, weights) => {
    const sumOf = (ofRow: (target: number, row: number) => number): number =>
      weights.reduce((sum, weight, row) => sum + weight * ofRow(targets[row], row), 0);
    const mean = sumOf((target) => target) / sumOf(() => 1);
    const error = sumOf((target, row) => (target - scores[row]) * (target - scores[row]));
    const all = sumOf((target) => (target - mean) * (target - mean));
    return all === 0 ? Number(error === 0) : 1 - error / all;
  });
}

function meanOfColumns(
  rows: Float64Array,
  width: number,
  measure: (scores: Float64Array, targets: Float64Array, weights: Float64Array) => number,
): number {
  const count = width >> 1;
  const weightOf = (row: number) => (width % 2 === 0 ? 1 : rows[row * width + width - 1]);
  // A row of weight 0 is none.
  const counted = Array.from({ length: rows.length / width }, (_, row) => row).filter((row) => weightOf(row) !== 0);
  if (counted.length === 0 || rows.some(Number.isNaN)) return Number.NaN;
  const weights = Float64Array.from(counted, weightOf);
  const column = (index: number) => Float64Array.from(counted, (row) => rows[row * width + index]);
  const found = Array.from({ length: count }, (_, index) => measure(column(index), column(count + index), weights));
  const measured = found.filter((value) => !Number.isNaN(value));
  return measured.reduce((sum, value) => sum + value, 0) / measured.length;
}
