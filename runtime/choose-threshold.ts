/** How a threshold is chosen: the greatest F1 or Youden's index, or the greatest recall with a precision, or the reverse. */
export type ThresholdRule = "f1" | "youden" | "precision" | "recall";

/**
 * Writes into `threshold` the value above which a score is best taken for a yes, half-way between two neighbouring scores; of
 * equally good ones the nearest to `neutral`: one half for probabilities, 0 for scores that may be negative. Returns false if none reaches `atLeast` (then that which comes nearest is taken), or
 * if the targets (1 is yes, 0 no) are all the same (then it is left as it is).
 */
export function chooseThreshold(
  threshold: Float64Array,
  scores: Float32Array | Float64Array,
  targets: ArrayLike<number>,
  rule: ThresholdRule,
  atLeast = 0,
  neutral = 0.5,
): boolean {
  const [yes, no] = [1, 0].map((kind) => scores.filter((_, row) => targets[row] === kind).sort());
  let [best, right, wrong] = [Number.NEGATIVE_INFINITY, yes.length, no.length];
  if (right === 0 || wrong === 0) return false;
  // In the precision of the scores.
  const cut = scores.slice(0, 1);
  const sorted = scores.slice().sort();
  let below = neutral > 0 ? 0 : Math.min(0, 2 * sorted[0] - 1);
  for (const score of new Set(sorted)) {
    cut[0] = (below + score) / 2;
    if (cut[0] >= score) cut[0] = below;
    below = score;
    while (yes[yes.length - right] < score) right--;
    while (no[no.length - wrong] < score) wrong--;
    const found = worth(rule, atLeast, right, wrong, yes.length, no.length);
    const nearer = Math.abs(cut[0] - neutral) < Math.abs(threshold[0] - neutral);
    if (cut[0] < score && (found > best || (found === best && nearer))) [best, threshold[0]] = [found, cut[0]];
  }
  return best >= 0;
}

function worth(rule: ThresholdRule, atLeast: number, right: number, wrong: number, yes: number, no: number): number {
  const [precision, recall] = [right / (right + wrong), right / yes];
  if (rule === "f1") return (2 * right) / (right + wrong + yes);
  if (rule === "youden") return (right * no - wrong * yes + yes * no) / (yes * no);
  const [bounded, wanted] = rule === "precision" ? [precision, recall] : [recall, precision];
  return bounded >= atLeast ? wanted : bounded - 1;
}
