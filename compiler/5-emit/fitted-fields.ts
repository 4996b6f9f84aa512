import type { ColumnModel } from "../ir/model.ts";
import { neutralThreshold } from "../ir/neutral-threshold.ts";
import { languageOf } from "../language/language.ts";
import { columnOf, curveOf } from "./columns.ts";
import type { Module } from "./module.ts";
import { numberText } from "./print-expression.ts";
import { vocabularyField } from "./text-columns.ts";

/** A field of Parameters with what a column has learnt from the training rows: float64 in every network. */
export interface FittedField {
  readonly field: string;
  /** Its name in a weights file. */
  readonly path: string;
  readonly size: number;
  /** An expression for its numbers before any rows are seen. */
  readonly first: string;
  readonly doc: string;
}

/** The fields of all columns: scales, what takes the place of missing values, vocabularies, thresholds of answers. */
export function fittedFields(module: Module): readonly FittedField[] {
  const { scales, fills, vocabularies, thresholds } = module.names;
  return [
    ...scales.map(({ name, field }) => ({
      field,
      path: `columns.${name}.scale`,
      size: scaleSize(module, name),
      first: firstScale(module, name),
      doc: `The scale of the column ${name}, fitted on the training rows: (${curveText(module, name)} − scale[0]) / scale[1].`,
    })),
    ...fills.map(({ name, field }) => ({
      field,
      path: `columns.${name}.fill`,
      size: 1,
      first: firstFill(module, name),
      doc: fillDoc(columnOf(module, name)),
    })),
    ...vocabularies.map(({ name, field }) => ({ field, ...vocabularyField(module, columnOf(module, name)) })),
    ...thresholds.map(({ name, field }) => ({
      field,
      path: `columns.${name}.threshold`,
      size: 1,
      first: `Float64Array.of(${firstThreshold(module, name)})`,
      doc: thresholdDoc(module, columnOf(module, name)),
    })),
  ];
}

/** The numbers of a scale that is known before any rows are, else those that change nothing. */
function firstScale(module: Module, name: string): string {
  const { type, options } = columnOf(module, name).scale;
  let isKnown = true;
  const fitted = languageOf(module.model).scales[type]?.fit(() => {
    isKnown = false;
    return Float64Array.of(0, 1);
  }, options);
  const { subtract, divide } = isKnown && fitted ? fitted : { subtract: 0, divide: 1 };
  const { curve } = languageOf(module.model).scales[type] ?? {};
  const { length: given } = curve?.unfitted ?? [];
  // What is subtracted is 0, what is divided by 1, and the numbers of a long curve are 0.
  if (scaleSize(module, name) > 2 + given) return `new Float64Array(${scaleSize(module, name)}).fill(1, 1, 2)`;
  return `Float64Array.of(${[subtract, divide, ...(curve?.unfitted ?? [])].map(numberText).join(", ")})`;
}

/** The numbers of a scale: what is subtracted, what is divided by, and those of its curve. */
function scaleSize(module: Module, name: string): number {
  return 2 + (curveOf(module, name)?.size?.(columnOf(module, name).scale.options) ?? 0);
}

function curveText(module: Module, name: string): string {
  return curveOf(module, name) === undefined ? "x" : `${columnOf(module, name).scale.type}(x)`;
}

/** What takes the place of a missing value where that is known before any rows are, else 0. */
function firstFill(module: Module, name: string): string {
  const { missing, categories } = columnOf(module, name);
  let isKnown = true;
  const values = () => {
    isKnown = false;
    return Float64Array.of(0);
  };
  const fill = languageOf(module.model).missing[missing.type]?.fit?.(values, missing.options, categories) ?? 0;
  return `Float64Array.of(${numberText(isKnown ? fill : 0)})`;
}

/** A threshold that is given, in the precision of the answers; one that is yet to be chosen is a half, of scores 0. */
function firstThreshold({ model, ...module }: Module, name: string): string {
  const { threshold } = columnOf({ model, ...module }, name);
  if (typeof threshold !== "number") return numberText(neutralThreshold(outputOf(model, name)));
  return numberText(model.precision === "float32" ? Math.fround(threshold) : threshold);
}

/** The output that a column is the target of. */
function outputOf({ outputs }: Module["model"], column: string): Module["model"]["outputs"][number] | undefined {
  return outputs.find(({ target }) => target?.columns.includes(column));
}

function thresholdDoc({ model }: Module, { name, threshold, categories = [] }: ColumnModel): string {
  const chosen = typeof threshold === "object" ? `; \`chooseThresholds\` chooses it (${threshold.type})` : "";
  const what = outputOf(model, name)?.target?.signs ? "score" : "probability";
  return `The ${what} above which ${name} is ${JSON.stringify(categories[1])}${chosen}.`;
}

function fillDoc({ name, missing, type }: ColumnModel): string {
  const what = type === "category" ? "The index of the category that" : "What";
  const fitted = missing.type === "constant" ? "a constant" : `${missing.type}, fitted on the training rows`;
  return `${what} takes the place of a missing value of the column ${name}: ${fitted}.`;
}
