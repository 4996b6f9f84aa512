import type { Tensor } from "../../runtime/safetensors.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import { sequenceOf } from "../language/columns/padded-sequence.ts";
import { vocabularyFrom, vocabularyIsKept } from "../language/columns/text-options.ts";
import type { FittedScale } from "../language/define/column.ts";
import { type Language, languageOf } from "../language/language.ts";
import { filled, presentValues, valuesOf } from "./values-of.ts";

/** What a column has learnt from the training rows, and what every row of it is then encoded with. */
export interface FittedColumn {
  readonly scale?: FittedScale;
  /** What takes the place of a missing value: a number, or the index of a category. */
  readonly fill?: number;
  /** The words of a column of texts, as they are kept with the weights. */
  readonly vocabulary?: Float64Array;
  /** Above which probability the answer is the second of two categories. */
  readonly threshold?: number;
}

/** What the columns have learnt, by their names; a column that learns nothing is not there. */
export type FittedColumns = ReadonlyMap<string, FittedColumn>;

/** The scale that changes nothing. */
export const unscaled: FittedScale = { subtract: 0, divide: 1 };

/** Fits each column only on the training rows: first what takes the place of missing values, then the scale. */
export function fitColumns(
  model: Model,
  table: Table,
  trainingRows: Uint32Array,
): { readonly fitted: FittedColumns; readonly diagnostics: readonly Diagnostic[] } {
  const fitted = new Map<string, FittedColumn>();
  const diagnostics: Diagnostic[] = [];
  for (const column of model.dataset?.columns ?? []) {
    const data = table.columns[column.name];
    if (data === undefined) continue;
    const vocabulary = fitVocabulary(column, data, trainingRows);
    if (vocabulary !== undefined) fitted.set(column.name, { vocabulary });
    const fill = fitFill(languageOf(model), column, data, trainingRows);
    if (fill !== undefined && Number.isNaN(fill)) diagnostics.push(nothingToFit(column, table));
    const scale = fitScale(languageOf(model), column, filled(data, sizeOf(column.shape), fill), trainingRows);
    if (fill === undefined && scale === undefined) continue;
    fitted.set(column.name, { ...(scale && { scale }), ...(fill !== undefined && { fill }) });
  }
  return { fitted, diagnostics };
}

/** What takes the place of a missing value; NaN if the training rows have no value to find it from. */
function fitFill(
  language: Language,
  column: ColumnModel,
  data: ColumnData,
  trainingRows: Uint32Array,
): number | undefined {
  const { type, options } = column.missing;
  const values = () => presentValues(data, sizeOf(column.shape), trainingRows);
  return language.missing[type]?.fit?.(values, options as never, column.categories);
}

function fitScale(
  language: Language,
  column: ColumnModel,
  data: ColumnData,
  trainingRows: Uint32Array,
): FittedScale | undefined {
  const { type, options } = column.scale;
  if (type === "none" || data.kind !== "numbers") return undefined;
  const all = () => valuesOf(data, sizeOf(column.shape), trainingRows);
  // Padding is no value.
  const values = sequenceOf(column) ? () => all().filter((value) => !Number.isNaN(value)) : all;
  return language.scales[type]?.fit(values, options as never);
}

function fitVocabulary(column: ColumnModel, data: ColumnData, trainingRows: Uint32Array): Float64Array | undefined {
  if (data.kind !== "texts") return undefined;
  const { texts, values } = data;
  return vocabularyFrom(column, () => Array.from(trainingRows, (row) => texts[values[row] as number] as string));
}

function nothingToFit({ name, missing }: ColumnModel, table: Table): Diagnostic {
  const problem = `has no value in any training row, so that \`missing: ${missing.type}\` has nothing to learn from`;
  return diagnostic("column-unfit", table.rangeOf(0, name), { name, problem, advice: "Leave the column out." });
}

/**
 * What the columns have learnt as tensors that are stored with the parameters: `columns.age.scale`, `columns.age.fill`,
 * `columns.review.vocabulary`.
 */
export function fittedTensors(fitted: FittedColumns): readonly Tensor[] {
  return [...fitted].flatMap(([column, { scale, fill, vocabulary }]) => [
    ...(scale ? [tensor(`columns.${column}.scale`, ...scaleNumbers(scale))] : []),
    ...(fill === undefined ? [] : [tensor(`columns.${column}.fill`, fill)]),
    ...(vocabulary ? [{ name: `columns.${column}.vocabulary`, shape: [vocabulary.length], data: vocabulary }] : []),
  ]);
}

/** What was fitted as a list: what is subtracted, what is divided by, then the numbers of the curve. */
export function scaleNumbers({ subtract, divide, curve = [] }: FittedScale): readonly number[] {
  return [subtract, divide, ...curve];
}

function tensor(name: string, ...values: readonly number[]): Tensor {
  return { name, shape: [values.length], data: Float64Array.from(values) };
}

/** What the columns have learnt, from the tensors of a weights file. */
export function fittedIn(tensors: Iterable<Tensor>): FittedColumns {
  const fitted = new Map<string, FittedColumn>();
  for (const { name, data } of tensors) {
    const [, column, part] = /^columns\.(.*)\.(scale|fill|threshold|vocabulary)$/.exec(name) ?? [];
    if (column === undefined) continue;
    const [first = 0, second = 1, ...curve] = data;
    const scale = { subtract: first, divide: second, ...(curve.length > 0 && { curve }) };
    const learnt =
      part === "scale" ? { scale } : { [part as string]: part === "vocabulary" ? Float64Array.from(data) : first };
    fitted.set(column, { ...fitted.get(column), ...learnt });
  }
  return fitted;
}

/** Whether a column of the model learns anything from the training rows. */
export function learnsColumns(model: Model): boolean {
  const { missing } = languageOf(model);
  return (model.dataset?.columns ?? []).some((column) => {
    return (
      column.scale.type !== "none" ||
      vocabularyIsKept(column) ||
      column.threshold !== undefined ||
      missing[column.missing.type]?.effect === "fill"
    );
  });
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
