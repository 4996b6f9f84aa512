import { encodedSize } from "../ir/column-width.ts";
import type { Json } from "../ir/json.ts";
import type { ColumnModel, Model, OutputModel, TargetModel } from "../ir/model.ts";
import { languageOf } from "../language/language.ts";
import { targetColumns } from "./check-values.ts";
import { type FittedColumns, sizeOf, unscaled } from "./fitted-columns.ts";

/** The prediction of a network for one row. */
export interface Prediction {
  readonly outputs: Json;
}

/** The numbers of one row of each output, by the output's name. */
export type OutputValues = { readonly [output: string]: ArrayLike<number> };

/**
 * The prediction in terms of the dataset: numbers in the unit of their column, by its name; a category as `{ label,
 * probabilities, top }`, or `{ label, scores, top }` after a loss that uses signs; a plain list if columns have no
 * names. `top` is the number of most probable categories to list; default: the column's `topK`.
 */
export function decodeOutputs(model: Model, values: OutputValues, fitted: FittedColumns, top?: number): Prediction {
  const decoded = model.outputs.map((output): [string, Json] => {
    const row = Array.from(values[output.name] ?? []);
    return [output.name, decodeOutput(model, output, row, fitted, top)];
  });
  if (decoded.length !== 1) return { outputs: Object.fromEntries(decoded) };
  const [[, only]] = decoded as [[string, Json]];
  const [output] = model.outputs as [OutputModel];
  return { outputs: model.dataset?.named === true ? withName(model, output, only) : only };
}

/** A single output with its name, unless it is a category or already a map of columns. */
function withName(model: Model, output: OutputModel, value: Json): Json {
  const [column, ...others] = targetColumns(model, output);
  if (column === undefined) return { [output.name]: value };
  return column.type === "category" || others.length > 0 ? value : { [column.name]: value };
}

/** One output: a value for a single column, a map for several columns, a list for none. */
function decodeOutput(
  model: Model,
  output: OutputModel,
  row: readonly number[],
  fitted: FittedColumns,
  top: number | undefined,
): Json {
  const columns = targetColumns(model, output);
  const isNamed = model.dataset?.named === true;
  const { target } = output;
  if (columns.length === 0 || target === undefined) return nested(row, output.shape);
  let offset = 0;
  const decoded = columns.map((column): [string, Json] => {
    const size = encodedSize(column, target.encoding);
    const piece = row.slice(offset, offset + size);
    offset += size;
    if (column.steps !== undefined && column.type === "category")
      return [column.name, decodeSteps(column, piece, target, top)];
    if (column.type === "category")
      return [column.name, decodeCategory(column, piece, target, top, fitted.get(column.name)?.threshold)];
    const { subtract, divide } = fitted.get(column.name)?.scale ?? unscaled;
    const back = languageOf(model).scales[column.scale.type]?.curve?.back?.value;
    const numbers = piece.map((value) => {
      const unbent = value * divide + subtract;
      return back === undefined ? unbent : back(unbent);
    });
    const alone = column.type === "number" && isNamed;
    return [column.name, alone ? (numbers[0] as number) : nested(numbers, column.shape)];
  });
  return decoded.length === 1 ? (decoded[0] as [string, Json])[1] : Object.fromEntries(decoded);
}

/** The category at each step. */
function decodeSteps(column: ColumnModel, row: readonly number[], target: TargetModel, top: number | undefined): Json {
  const each = column.categories?.length ?? 1;
  return Array.from({ length: column.steps ?? 1 }, (_, step) =>
    decodeCategory(column, row.slice(step * each, (step + 1) * each), target, top, undefined),
  );
}

/** The category with the largest output, or by its threshold; numbers are probabilities, or scores if the loss uses signs. */
function decodeCategory(
  column: ColumnModel,
  row: readonly number[],
  { encoding, signs }: TargetModel,
  top: number | undefined,
  threshold: number | undefined,
): Json {
  const [numbersKey, numberKey] = signs ? ["scores", "score"] : ["probabilities", "probability"];
  const numbers = encoding === "index" ? ofBoth(row[0] as number, signs === true) : row;
  const { categories = [] } = column;
  const chosen = threshold === undefined ? indexOfLargest(numbers) : Number((numbers[1] as number) > threshold);
  const label = categories[chosen] ?? "";
  const all = Object.fromEntries(categories.map((name, index) => [name, numbers[index] as number]));
  const listed = top ?? column.topK;
  if (listed === undefined) return { label, [numbersKey]: all };
  const named = categories.map((name, index) => ({ label: name, [numberKey]: numbers[index] as number }));
  // A stable sort: of equal numbers, the earlier category comes first.
  const ranked = named.sort((a, b) => (b[numberKey] as number) - (a[numberKey] as number));
  return { label, [numbersKey]: all, top: ranked.slice(0, listed) };
}

/** The index of the largest number; of equal ones the first. */
function indexOfLargest(numbers: readonly number[]): number {
  let largest = 0;
  for (let index = 1; index < numbers.length; index++) {
    if ((numbers[index] as number) > (numbers[largest] as number)) largest = index;
  }
  return largest;
}

/** A single unit gives the probability, or the score, of the second of two categories. */
function ofBoth(second: number, signs: boolean): readonly number[] {
  return [signs ? -second : 1 - second, second];
}

/** A flat list as nested lists. */
function nested(row: readonly number[], shape: readonly number[]): Json {
  const [size, ...rest] = shape;
  if (size === undefined || rest.length === 0) return [...row];
  const stride = sizeOf(rest);
  return Array.from({ length: size }, (_, index) => nested(row.slice(index * stride, (index + 1) * stride), rest));
}
