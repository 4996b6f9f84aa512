import type { Model } from "./model.ts";

/**
 * A model without what its code receives at run time or what is checked afterwards: the seed, the rows and their split,
 * the expectations, the sweep and the path of the spec. Models that are otherwise equal share their code.
 */
export function sharedModel({ expect: _, sweep: __, ...model }: Model): Model {
  const { dataset } = model;
  const bare = { ...model, seed: 0, file: "" };
  if (dataset === undefined) return bare;
  const { split: ___, ...rows } = dataset;
  return { ...bare, dataset: { ...rows, options: {}, ranges: {} } };
}
