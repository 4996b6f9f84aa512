import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../ir/json.ts";
import type { ColumnModel, DatasetModel, LossModel, MetricModel } from "../../ir/model.ts";
import type { DatasetDescription } from "../../language/define/dataset.ts";
import type { Resolving } from "../resolving.ts";

const pointer = "/dataset/sampleWeight";

/** The column with the weights of the rows; it must be in the dataset. */
export function resolveSampleWeight(
  at: Resolving,
  written: Json | undefined,
  description: DatasetDescription,
): string | undefined {
  if (typeof written !== "string") return undefined;
  const known = description.columns.flatMap(({ name }) => name ?? []);
  if (known.length === 0 || known.includes(written)) return written;
  const parameters = { key: "`sampleWeight:`", name: written, candidates: known };
  at.report(diagnostic("dataset-column", at.rangeAt(pointer), parameters));
  return undefined;
}

/** Reports weights that are no numbers as they are: another type, or scaled. */
export function reportWeightType(at: Resolving, columns: readonly ColumnModel[], name: string | undefined): void {
  const column = columns.find((each) => each.name === name);
  if (name === undefined || column === undefined) return;
  const isScaled = column.scale.type !== "none";
  if (column.type === "number" && !isScaled) return;
  const problem = isScaled ? "holds weights, and is scaled" : `holds weights, and is of type ${column.type}`;
  const advice = `Write \`columns: { ${name}: { type: number, scale: none } }\`.`;
  at.report(diagnostic("column-unfit", at.rangeAt(pointer), { name, problem, advice }));
}

/** Reports weights of rows that no loss and no metric uses. */
export function reportIgnoredWeight(
  at: Resolving,
  dataset: DatasetModel | undefined,
  losses: readonly LossModel[],
  metrics: readonly MetricModel[],
): void {
  if (metrics.some(({ weighted }) => weighted)) return;
  if (dataset?.sampleWeight === undefined || losses.length > 0 || at.value.loss !== undefined) return;
  const because = "without a loss no row has a weight";
  at.report(diagnostic("ignored", at.keyRangeAt(pointer), { what: "`sampleWeight:`", because }));
}
