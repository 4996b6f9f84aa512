import type { Tensor } from "../../runtime/safetensors.ts";
import type { Model } from "../ir/model.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import type { FittedScale } from "../language/define/column.ts";
import { languageOf } from "../language/language.ts";

/** The fitted scale of each column that has one, by the column's name. */
export type FittedScales = ReadonlyMap<string, FittedScale>;

/** The scale that changes nothing. */
export const unscaled: FittedScale = { subtract: 0, divide: 1 };

/** Fits each column's scale only on the training rows, without the test rows. */
export function fitScales(model: Model, table: Table, trainingRows: Uint32Array): FittedScales {
  const { scales } = languageOf(model);
  const fitted = new Map<string, FittedScale>();
  for (const column of model.dataset?.columns ?? []) {
    const word = scales[column.scale.type];
    const data = table.columns[column.name];
    if (column.scale.type === "none" || word === undefined || data?.kind !== "numbers") continue;
    const size = sizeOf(column.shape);
    fitted.set(
      column.name,
      word.fit(() => gather(data.values, size, trainingRows), column.scale.options as never),
    );
  }
  return fitted;
}

/** The scales as tensors that are stored with the parameters: `columns.<column>.scale` = [subtract, divide]. */
export function scaleTensors(fitted: FittedScales): readonly Tensor[] {
  return [...fitted].map(([column, { subtract, divide }]) => ({
    name: scaleName(column),
    shape: [2],
    data: Float64Array.of(subtract, divide),
  }));
}

/** The scales from the tensors of a weights file; undefined if one of the model's scales is missing. */
export function scalesFromTensors(model: Model, tensors: readonly Tensor[]): FittedScales | undefined {
  const fitted = new Map<string, FittedScale>();
  for (const column of model.dataset?.columns ?? []) {
    if (column.scale.type === "none") continue;
    const found = tensors.find(({ name }) => name === scaleName(column.name))?.data;
    const [subtract, divide] = found ?? [];
    if (subtract === undefined || divide === undefined) return undefined;
    fitted.set(column.name, { subtract, divide });
  }
  return fitted;
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function scaleName(column: string): string {
  return `columns.${column}.scale`;
}

/** All numbers of some rows, row after row. */
function gather(values: (ColumnData & { kind: "numbers" })["values"], size: number, rows: Uint32Array): Float64Array {
  const into = new Float64Array(rows.length * size);
  rows.forEach((row, index) => {
    into.set(values.subarray(row * size, (row + 1) * size), index * size);
  });
  return into;
}
