import type { Model } from "./model.ts";

/**
 * A model without what its code receives at run time or what is checked afterwards: the seed, the rows and their split,
 * the expectations, the sweep and the path of the spec. Models that are otherwise equal share their code.
 */
export function sharedModel({ expect: _, sweep: __, ...model }: Model): Model {
  const { dataset } = model;
  const bare = { ...model, seed: 0, file: "" };
  if (dataset === undefined) return bare;
  const split = { ...dataset.split, type: "none", validation: 0, test: 0, seed: 0 } as const;
  return { ...bare, dataset: { ...dataset, options: {}, split, ranges: {} } };
}
