import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { encodedSize } from "../../ir/column-width.ts";
import { isObject } from "../../ir/json.ts";
import type { ColumnModel, DatasetModel, TargetModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { ColumnGroup } from "../dataset/column-groups.ts";
import { layerText, type ShapedLayer } from "../layers/layer-draft.ts";
import { typeRange } from "../layers/name-layers.ts";
import { rowShapeText } from "../layers/shape-layers.ts";
import type { Resolving } from "../resolving.ts";
import { ruleWithoutTargets } from "./resolve-learning.ts";

/**
 * How the columns of a target are compared with an output of this shape; undefined, with a diagnostic, on a mismatch.
 */
export function resolveTarget(
  at: Resolving,
  layer: ShapedLayer,
  shape: RowShape,
  group: ColumnGroup,
  dataset: DatasetModel,
): TargetModel | undefined {
  const columns = group.columns.flatMap((name) => dataset.columns.find((column) => column.name === name) ?? []);
  const [first] = columns;
  if (first?.categories !== undefined && columns.length === 1) return categoryTarget(at, layer, shape, group, first);
  const category = columns.find((column) => column.categories !== undefined);
  if (category !== undefined) {
    const problem = "is a category and cannot share a target with other columns";
    const advice = "Make it a separate target, with a layer of the same name.";
    at.report(diagnostic("column-unfit", at.rangeAt(group.pointer), { name: category.name, problem, advice }));
    return undefined;
  }
  return valuesTarget(at, layer, shape, group, columns);
}

function categoryTarget(
  at: Resolving,
  layer: ShapedLayer,
  shape: RowShape,
  group: ColumnGroup,
  column: ColumnModel,
): TargetModel | undefined {
  const count = column.categories?.length ?? 0;
  if (column.steps !== undefined) return stepsTarget(at, layer, shape, group, column);
  if (shape.length === 1 && shape[0] === 1 && count === 2) return { columns: group.columns, encoding: "index" };
  if (shape.length === 1 && shape[0] === count && count > 1) return { columns: group.columns, encoding: "oneHot" };
  const units = count === 2 ? "1 or 2 units" : `${count} units`;
  const counted = `a category of ${count}${named(column)}`;
  const advice =
    count < 2
      ? "A category needs at least two values."
      : shape.length > 1
        ? `Put a flatten layer before ${layer.name}.`
        : `Give ${layer.name} ${units}.`;
  mismatch(at, layer, shape, { group, targetShape: counted, column, advice });
  return undefined;
}

/** A category at each step: [steps, categories]. */
function stepsTarget(
  at: Resolving,
  layer: ShapedLayer,
  shape: RowShape,
  group: ColumnGroup,
  column: ColumnModel,
): TargetModel | undefined {
  const wanted = [column.steps ?? 1, column.categories?.length ?? 0];
  if (shape.join() === wanted.join()) return { columns: group.columns, encoding: "oneHot" };
  const units = shape.length === 2 && shape[0] === wanted[0];
  const advice = units ? `Give ${layer.name} ${wanted[1]} units.` : "Keep a value for each step up to the last layer.";
  mismatch(at, layer, shape, { group, targetShape: rowShapeText(wanted), column, advice });
  return undefined;
}

function named(column: ColumnModel): string {
  const names = column.categories ?? [];
  return names.length <= 4 ? `: ${names.join(", ")}` : "";
}

function valuesTarget(
  at: Resolving,
  layer: ShapedLayer,
  shape: RowShape,
  group: ColumnGroup,
  columns: readonly ColumnModel[],
): TargetModel | undefined {
  const [first] = columns;
  const wanted = columns.length === 1 && first !== undefined ? first.shape : [sumOf(columns)];
  const values = (sizes: RowShape) => sizes.reduce((product, size) => product * size, 1);
  if (rowShapeText(wanted) === rowShapeText(shape) || (columns.length === 1 && values(wanted) === values(shape))) {
    return { columns: group.columns, encoding: "values" };
  }
  const units = `Give ${layer.name} ${values(wanted)} ${values(wanted) === 1 ? "unit" : "units"}.`;
  const advice = numberAsCategory(layer, first) ?? (shape.length === 1 ? units : undefined);
  mismatch(at, layer, shape, { group, targetShape: rowShapeText(wanted), column: first, advice });
  return undefined;
}

/** Advice for categories written as numbers and not declared: softmax returns one probability per category. */
function numberAsCategory(layer: ShapedLayer, column: ColumnModel | undefined): string | undefined {
  const { activation } = layer.options;
  if (column?.type !== "number" || !isObject(activation) || activation.type !== "softmax") return undefined;
  return `If ${column.name} contains category numbers, declare it: \`columns: { ${column.name}: category }\`.`;
}

function sumOf(columns: readonly ColumnModel[]): number {
  return columns.reduce((sum, column) => sum + encodedSize(column, "values"), 0);
}

interface Mismatch {
  readonly group: ColumnGroup;
  readonly targetShape: string;
  readonly column: ColumnModel | undefined;
  readonly advice: string | undefined;
}

function mismatch(at: Resolving, layer: ShapedLayer, shape: RowShape, wrong: Mismatch): void {
  const { group, targetShape, column } = wrong;
  const rule = ruleWithoutTargets(at);
  const advice = rule === undefined ? wrong.advice : `${rule} does not use targets: leave out \`targets:\`.`;
  const { line } = at.spec.ranges[group.pointer]
    ? at.rangeAt(group.pointer)
    : (column?.range ?? at.rangeAt("/dataset"));
  at.report(
    diagnostic("target-size", typeRange(at, layer.pointer), {
      layer: layerText(layer),
      shape: rowShapeText(shape),
      target: group.name === "outputs" ? "" : `"${group.name}"`,
      targetShape,
      from: `dataset, line ${line}`,
      ...(advice === undefined ? {} : { advice }),
    }),
  );
}
