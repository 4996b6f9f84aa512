/** A predicted category: the most probable one, and the probability of each. */
export interface CategoryPrediction<Category extends string> {
  readonly label: Category;
  /** The probability of the label. */
  readonly probability: number;
  readonly probabilities: { readonly [category in Category]: number };
  /** The most probable categories, in descending order. */
  readonly top: readonly { readonly label: Category; readonly probability: number }[];
}

/** Reads one probability for each category, from `start`. Of equal ones, the first category is chosen. */
export function mostProbable<Category extends string>(
  categories: readonly Category[],
  values: Float32Array | Float64Array,
  start: number,
  topK = categories.length,
): CategoryPrediction<Category> {
  const ranked = categories.map((label, member) => ({ label, probability: values[start + member] }));
  const probabilities = Object.fromEntries(ranked.map(({ label, probability }) => [label, probability]));
  // Array.prototype.sort is stable, so equal probabilities stay in the order of the list.
  ranked.sort((a, b) => b.probability - a.probability);
  return {
    ...ranked[0],
    probabilities: probabilities as { readonly [category in Category]: number },
    top: ranked.slice(0, topK),
  };
}

/** Reads the probability of the second of two categories; above one half, the second is predicted. */
export function decideBetween<Category extends string>(
  categories: readonly Category[],
  probability: number,
  topK = categories.length,
): CategoryPrediction<Category> {
  return mostProbable(categories, Float64Array.of(1 - probability, probability), 0, topK);
}

/** The same with a threshold of its own: above it, the second category is predicted. */
export function decideAbove<Category extends string>(
  categories: readonly Category[],
  probability: number,
  threshold: number,
  topK = categories.length,
): CategoryPrediction<Category> {
  return mostProbableAbove(categories, Float64Array.of(1 - probability, probability), 0, threshold, topK);
}

/** Reads the probabilities of two categories, from `start`; where that of the second is above the threshold, it is predicted. */
export function mostProbableAbove<Category extends string>(
  categories: readonly Category[],
  values: Float32Array | Float64Array,
  start: number,
  threshold: number,
  topK = categories.length,
): CategoryPrediction<Category> {
  const decided = mostProbable(categories, values, start, topK);
  const label = categories[values[start + 1] > threshold ? 1 : 0];
  return { ...decided, label, probability: decided.probabilities[label] };
}

/** A category predicted by the largest of some scores. */
export interface CategoryScores<Category extends string> {
  readonly label: Category;
  /** The score of the label. */
  readonly score: number;
  readonly scores: { readonly [category in Category]: number };
  /** The categories with the largest scores, in descending order. */
  readonly top: readonly { readonly label: Category; readonly score: number }[];
}

/** Reads one score for each category, from `start`. Of equal ones, the first category is chosen. */
export function highestScore<Category extends string>(
  categories: readonly Category[],
  values: Float32Array | Float64Array,
  start: number,
  topK = categories.length,
): CategoryScores<Category> {
  const { label, probability, probabilities, top } = mostProbable(categories, values, start, topK);
  const scored = top.map((each) => ({ label: each.label, score: each.probability }));
  return { label, score: probability, scores: probabilities, top: scored };
}

/** Reads the scores of two categories, from `start`; where that of the second is above the threshold, it is predicted. */
export function highestScoreAbove<Category extends string>(
  categories: readonly Category[],
  values: Float32Array | Float64Array,
  start: number,
  threshold: number,
  topK = categories.length,
): CategoryScores<Category> {
  const decided = highestScore(categories, values, start, topK);
  const label = categories[values[start + 1] > threshold ? 1 : 0];
  return { ...decided, label, score: decided.scores[label] };
}

/**
 * Reads the score of the second of two categories (the first has the negated score); above 0, the second is predicted.
 */
export function decideBySign<Category extends string>(
  categories: readonly Category[],
  score: number,
  topK = categories.length,
): CategoryScores<Category> {
  return highestScore(categories, Float64Array.of(-score, score), 0, topK);
}
