// Measures of all rows at once: of each row `width / 2` scores, then as many targets. The mean of the columns that can be measured.

/** The area under the ROC curve: of all pairs of a yes and a no, the share in which the yes has the higher score; ties half. */
export function rocArea(rows: Float64Array, width: number): number {
  return ofThresholds(rows, width, true);
}

/** Σ (recallₖ − recallₖ₋₁) · precisionₖ, from the highest score down; 0 without a yes. */
export function averagePrecision(rows: Float64Array, width: number): number {
  return ofThresholds(rows, width, false);
}

function ofThresholds(rows: Float64Array, width: number, pairs: boolean): number {
  return meanOfColumns(rows, width, (scores, targets) => {
    const [yes, no] = [true, false].map((kind) => scores.filter((_, row) => targets[row] > 0 === kind).sort());
    let [right, wrong, sum] = [0, 0, 0];
    for (const score of new Set(scores.sort().reverse())) {
      const [rightBefore, wrongBefore] = [right, wrong];
      while (yes[yes.length - 1 - right] >= score) right++;
      while (no[no.length - 1 - wrong] >= score) wrong++;
      sum += pairs ? (wrong - wrongBefore) * (right + rightBefore) : ((right - rightBefore) * right) / (right + wrong);
    }
    return pairs ? sum / (2 * right * wrong) : sum / (right || 1);
  });
}

/** 1 − Σ (target − score)² / Σ (target − mean)²; of equal targets, 1 if every score is right, else 0. */
export function determination(rows: Float64Array, width: number): number {
  return meanOfColumns(rows, width, (scores, targets) => {
    const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
    const error = targets.reduce((sum, target, row) => sum + (target - scores[row]) * (target - scores[row]), 0);
    const all = targets.reduce((sum, target) => sum + (target - mean) * (target - mean), 0);
    return all === 0 ? Number(error === 0) : 1 - error / all;
  });
}

function meanOfColumns(
  rows: Float64Array,
  width: number,
  measure: (scores: Float64Array, targets: Float64Array) => number,
): number {
  if (rows.some(Number.isNaN)) return Number.NaN;
  const column = (index: number) => rows.filter((_, position) => position % width === index);
  const found = Array.from({ length: width / 2 }, (_, index) => measure(column(index), column(width / 2 + index)));
  const measured = found.filter((value) => !Number.isNaN(value));
  return measured.reduce((sum, value) => sum + value, 0) / measured.length;
}
