import type { DatasetModel } from "./model.ts";

/** Whether a dataset has rows of a part: by its split, or in a file of their own; without either, all rows are for training. */
export function hasRowsOf(dataset: DatasetModel | undefined, part: "training" | "validation" | "test"): boolean {
  if (part === "training") return true;
  if (dataset === undefined) return false;
  const { split, options } = dataset;
  const { parts } = options;
  if (Array.isArray(parts) && parts.includes(part)) return true;
  return options[`${part}File`] !== undefined || (split !== undefined && split[part] !== 0);
}
