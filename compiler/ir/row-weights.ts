import { namer } from "./identifier.ts";
import type { LossModel, Model } from "./model.ts";

/** The weights of rows in a loss: an array beside the targets, by its name there. */
export interface RowWeights {
  readonly name: string;
  /** The losses that use them, by index; weighted metrics use those of the column alone. */
  readonly losses: readonly number[];
  /** The weights of the categories of an output; absent: rows are weighted by the column of the dataset alone. */
  readonly classWeight?: NonNullable<LossModel["classWeight"]> & { readonly output: string };
}

/** The weights of rows that the losses and metrics of a model use; each is `[rows]`. Empty if every row counts the same. */
export function rowWeights({
  losses,
  outputs,
  dataset,
  metrics,
}: Pick<Model, "losses" | "outputs" | "dataset" | "metrics">): readonly RowWeights[] {
  const unique = namer(new Set(outputs.map(({ name }) => name)));
  const indices = losses.map((_, index) => index);
  const plain = dataset?.sampleWeight === undefined ? [] : indices.filter((index) => !losses[index]?.classWeight);
  const isUsed = plain.length > 0 || metrics.some(({ weighted }) => weighted);
  const common = !isUsed ? [] : [{ name: unique("sampleWeights"), losses: plain }];
  const ofClasses = losses.flatMap(({ classWeight, output }, index) =>
    classWeight ? [{ name: unique("sampleWeights"), losses: [index], classWeight: { ...classWeight, output } }] : [],
  );
  return [...common, ...ofClasses];
}
