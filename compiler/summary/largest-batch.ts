import type { Model } from "../ir/model.ts";

/**
 * Rows of the largest batch of a training; undefined if nothing is trained, or if all rows are one batch and their
 * number is not known.
 */
export function largestBatch({ train }: Model, trainingRows: () => number | undefined): number | undefined {
  if (train === undefined) return undefined;
  const rows = trainingRows();
  return train.batchSize === "all" ? rows : Math.min(train.batchSize, rows ?? train.batchSize);
}
