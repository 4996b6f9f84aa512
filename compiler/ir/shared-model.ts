import type { Model } from "./model.ts";

/**
 * A model without what is given to its code when it runs, or only checked afterwards: the seed, the rows and how they are
 * split, the expectations, the sweep and where the spec stands. Models that are the same without these share their code.
 */
export function sharedModel({ expect: _, sweep: __, ...model }: Model): Model {
  const { dataset } = model;
  const bare = { ...model, seed: 0, file: "" };
  if (dataset === undefined) return bare;
  const split = { ...dataset.split, type: "none", validation: 0, test: 0, seed: 0 } as const;
  return { ...bare, dataset: { ...dataset, options: {}, split, ranges: {} } };
}
