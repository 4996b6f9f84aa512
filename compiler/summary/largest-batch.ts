import type { Model } from "../ir/model.ts";

/**
 * Rows of the largest batch of a training; nothing where nothing is trained, and where all rows are one batch but are
 * not here to be counted.
 */
export function largestBatch({ train }: Model, trainingRows: () => number | undefined): number | undefined {
  if (train === undefined) return undefined;
  const rows = trainingRows();
  return train.batchSize === "all" ? rows : Math.min(train.batchSize, rows ?? train.batchSize);
}
