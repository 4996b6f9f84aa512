import { elementNamed } from "../ir/look-up.ts";
import type { ColumnModel } from "../ir/model.ts";
import type { ScaleCurve } from "../language/define/column.ts";
import { languageOf } from "../language/language.ts";
import type { Module } from "./module.ts";

/** A column of the dataset by its name. */
export function columnOf({ model }: Module, name: string): ColumnModel {
  const column = elementNamed(model.dataset?.columns ?? [], name);
  if (!column) throw new Error(`there is no column "${name}"`);
  return column;
}

/** Whether people speak of columns by name. */
export function isNamed({ model }: Module): boolean {
  return model.dataset?.named === true;
}

/** The field of Parameters with the scale of a column, where it has one. */
export function scaleOf(module: Module, column: string): string | undefined {
  return elementNamed(module.names.scales, column)?.field;
}

/** The curve of a column's scale, where it has one. */
export function curveOf(module: Module, column: string): ScaleCurve | undefined {
  return languageOf(module.model).scales[columnOf(module, column).scale.type]?.curve;
}

/** A number on the curve of its column's scale, as an expression. */
export function bentText(module: Module, column: string, value: string): string {
  const curve = curveOf(module, column);
  if (curve === undefined) return value;
  module.imports.add(curve.function);
  return curve.size === undefined
    ? `${curve.function}(${value})`
    : `${curve.function}(${value}, p.${scaleOf(module, column)})`;
}

/** An answer brought back to its column's scale, as an expression. */
export function backText(module: Module, column: string, value: string): string {
  const scale = scaleOf(module, column);
  if (scale === undefined) return value;
  const moved = `${value} * p.${scale}[1] + p.${scale}[0]`;
  const back = curveOf(module, column)?.back?.function;
  if (back === undefined) return moved;
  module.imports.add(back);
  return `${back}(${moved})`;
}

/** The field of Parameters with what takes the place of a missing value of a column, where it has one. */
export function fillOf(module: Module, column: string): string | undefined {
  return elementNamed(module.names.fills, column)?.field;
}

/** How a column's dates become numbers, as an expression; undefined for other columns. */
export function dateOptions({ word }: ColumnModel): string | undefined {
  if (word?.type !== "date") return undefined;
  const { parts, cyclic, order, years } = word.options;
  const range = years === undefined ? "" : `, years: [${(years as readonly number[]).join(", ")}]`;
  const list = (parts as readonly string[]).map((part) => JSON.stringify(part)).join(", ");
  return `{ parts: [${list}], cyclic: ${cyclic}, order: ${JSON.stringify(order)}${range} }`;
}

/** Whether its two categories are false and true. */
export function isBoolean({ word }: ColumnModel): boolean {
  return word?.type === "boolean";
}

/** Whether a row may come without a value of this column. */
export function mayMiss({ model }: Module, { missing }: ColumnModel): boolean {
  const { effect } = languageOf(model).missing[missing.type] ?? {};
  return effect === "fill" || effect === "category";
}

/** The field of Parameters with the threshold of a column's answer, where it has one. */
export function thresholdOf(module: Module, column: string): string | undefined {
  return elementNamed(module.names.thresholds, column)?.field;
}

/** Whether one of the inputs is encoded with what its column has learnt, so that encoding a row needs the parameters. */
export function scalesInputs(module: Module): boolean {
  const names = module.model.inputs.flatMap(({ columns }) => columns);
  if (names.some((name) => elementNamed(module.names.vocabularies, name) !== undefined)) return true;
  return scales(module, names) || names.some((name) => fillOf(module, name) !== undefined);
}

/** Whether one of the answers is brought back to its column's scale, so that decoding it needs the parameters. */
export function scalesOutputs(module: Module): boolean {
  return scales(
    module,
    module.model.outputs.flatMap(({ target }) => target?.columns ?? []),
  );
}

/** Whether decoding an answer needs the parameters: a scale, or a threshold. */
export function decodesByParameters(module: Module): boolean {
  return scalesOutputs(module) || (isNamed(module) && module.names.thresholds.length > 0);
}

function scales(module: Module, names: readonly string[]): boolean {
  return names.some((name) => scaleOf(module, name) !== undefined);
}

/** Where a row's values begin, or those after `offset` numbers: `sample * size + offset`, without what adds nothing. */
export function positionText(size: number, offset: number): string {
  const row = size === 1 ? "sample" : `sample * ${size}`;
  return offset === 0 ? row : `${row} + ${offset}`;
}

/** Whether a column of a row may be a picture of any size: one of a dataset whose images are files. */
export function takesPictures({ model }: Module, { type }: ColumnModel): boolean {
  return type === "image" && languageOf(model).datasets[model.dataset?.type ?? ""]?.namesFiles === true;
}

/** Whether a picture of other proportions loses its margins: as the column says, or the dataset. */
export function cropsPictures({ model }: Module, { cropToAspectRatio }: ColumnModel): boolean {
  return cropToAspectRatio === true || model.dataset?.options.cropToAspectRatio === true;
}
