import type { JsonObject } from "../../ir/json.ts";

/** The smallest side that is halved once more. */
const smallestSide = 8;

/** Filters of the first block; each one after it has more, up to three blocks. */
const filters = [16, 32, 64] as const;

/** Three blocks of convolution, normalization and pooling (fewer for small images), then dropout and the categories. */
export function convolutionBlocks(height: number, width: number, categories: number): readonly JsonObject[] {
  let side = height < width ? height : width;
  const blocks: JsonObject[] = [];
  for (const count of filters) {
    if (side < smallestSide && blocks.length > 0) break;
    side = Math.floor(side / 2);
    blocks.push(
      { type: "conv2d", filters: count },
      { type: "batchNormalization" },
      { type: "activation", activation: "relu" },
      { type: "maxPooling2d" },
    );
  }
  const answer: JsonObject =
    categories === 2
      ? { type: "dense", units: 1, activation: "sigmoid" }
      : { type: "dense", units: categories, activation: "softmax" };
  return [...blocks, { type: "flatten" }, { type: "dropout", rate: 0.4 }, answer];
}

/** What the convolutions of these blocks have in common. */
export const convolutionDefaults: JsonObject = {
  conv2d: { kernelSize: 3, padding: "same", useBias: false, kernelInitializer: "heNormal" },
};

/** Epochs of a network with convolutions, by the number of files: up to so many rows, so many epochs. */
const epochs = [
  [1_000, 40],
  [5_000, 15],
  [20_000, 8],
  [Number.POSITIVE_INFINITY, 4],
] as const;

/** How long a network with convolutions is trained on this many files. */
export function trainingOnFiles(rows: number): JsonObject {
  const [, count = 4] = epochs.find(([most]) => rows <= most) ?? [];
  return { epochs: count, batchSize: rows <= 1_000 ? 16 : 32 };
}
