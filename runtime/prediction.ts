/** An answer that is a category: the most probable one, and how probable each is. */
export interface CategoryPrediction<Category extends string> {
  readonly label: Category;
  /** How probable the label is. */
  readonly probability: number;
  readonly probabilities: { readonly [category in Category]: number };
  /** The most probable categories, the most probable first. */
  readonly top: readonly { readonly label: Category; readonly probability: number }[];
}

/** Reads one probability for each category, from `start`. Ties go to the category that comes first. */
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

/** Reads the probability of the second of two categories; the second is the answer when it is above one half. */
export function decideBetween<Category extends string>(
  categories: readonly Category[],
  probability: number,
  topK = categories.length,
): CategoryPrediction<Category> {
  return mostProbable(categories, Float64Array.of(1 - probability, probability), 0, topK);
}

/** An answer that is a category by scores, which are no probabilities: the greatest decides. */
export interface CategoryScores<Category extends string> {
  readonly label: Category;
  /** The score of the label. */
  readonly score: number;
  readonly scores: { readonly [category in Category]: number };
  /** The categories with the greatest scores, the greatest first. */
  readonly top: readonly { readonly label: Category; readonly score: number }[];
}

/** Reads one score for each category, from `start`. Ties go to the category that comes first. */
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

/** Reads the score of the second of two categories, minus which is that of the first; above 0 the second is the answer. */
export function decideBySign<Category extends string>(
  categories: readonly Category[],
  score: number,
  topK = categories.length,
): CategoryScores<Category> {
  return highestScore(categories, Float64Array.of(-score, score), 0, topK);
}
