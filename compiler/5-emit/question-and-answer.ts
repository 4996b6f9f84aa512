import type { ColumnModel, OutputModel } from "../ir/model.ts";
import { sequenceOf } from "../language/columns/padded-sequence.ts";
import { textOptions } from "../language/columns/text-options.ts";
import { categoryNames } from "./categories.ts";
import { columnOf, dateOptions, isBoolean, isNamed, mayMiss, takesPictures } from "./columns.ts";
import type { Declaration, Field } from "./declaration.ts";
import { describeColumn, numbersText, rangeText } from "./describe-column.ts";
import type { Module } from "./module.ts";
import { propertyKey } from "./text.ts";

/** The type of what the network is asked about. */
export function emitInputType(module: Module): readonly Declaration[] {
  const { inputs } = module.model;
  const [only] = inputs;
  const name = "Input";
  if (isNamed(module)) {
    const columns = inputs.flatMap((input) => input.columns).map((column) => columnOf(module, column));
    const fields = columns.map((column) => ({
      key: propertyKey(column.name),
      type: inputType(module, column),
      doc: [describeColumn(module, column.name)],
    }));
    return [{ kind: "interface", name, doc: ["The inputs of one row."], exported: true, fields }];
  }
  if (inputs.length === 1 && only) {
    const what = `${numbersText(only.shape)}${rangeText(module, only.columns[0])}`;
    const doc = [`What the network is asked about: ${what}.`];
    return [{ kind: "type", name, doc, exported: true, type: "ArrayLike<number>" }];
  }
  const fields = inputs.map((input) => ({
    key: propertyKey(input.name),
    type: "ArrayLike<number>",
    doc: [`${numbersText(input.shape)}.`],
  }));
  return [{ kind: "interface", name, doc: ["The inputs of one row."], exported: true, fields }];
}

/** The type of what the network answers. */
export function emitPredictionType(module: Module): readonly Declaration[] {
  const { outputs } = module.model;
  const [only] = outputs;
  const name = "Prediction";
  if (outputs.length === 1 && only && !isNamed(module)) {
    const doc = [`The prediction for one row: ${numbersText(only.shape)}.`];
    return [{ kind: "type", name, doc, exported: true, type: "readonly number[]" }];
  }
  const fields = outputs.flatMap((output) => predictionFields(module, output));
  return [{ kind: "interface", name, doc: ["The prediction for one row."], exported: true, fields }];
}

/** The type of a column's value in a row. */
export function inputType(module: Module, column: ColumnModel): string {
  if (dateOptions(column) !== undefined || textOptions(column) !== undefined) return "string";
  const sequence = sequenceOf(column);
  if (sequence !== undefined) return sequence.values === 1 ? "readonly number[]" : "readonly ArrayLike<number>[]";
  const orNothing = mayMiss(module, column) ? " | null" : "";
  if (takesPictures(module, column)) {
    module.typeImports.add("Picture");
    return "Picture | ArrayLike<number>";
  }
  if (column.type !== "category") {
    return `${column.type === "number" ? "number" : `ArrayLike<number${orNothing}>`}${orNothing}`;
  }
  // Other texts are taken as well; listed as they are, an editor still proposes the categories.
  if (column.steps !== undefined) return `readonly ${categoryNames(module, column).type}[]`;
  if (isBoolean(column)) return `boolean${orNothing}`;
  const orOther = column.unknown === undefined ? "" : " | (string & {})";
  return `${categoryNames(module, column).type}${orOther}${orNothing}`;
}

function predictionFields(module: Module, output: OutputModel): readonly Field[] {
  const columns = isNamed(module) ? (output.target?.columns ?? []) : [];
  if (columns.length === 0) return [{ key: propertyKey(output.name), type: "readonly number[]" }];
  const signs = output.target?.signs === true;
  return columns.map((name) => ({ key: propertyKey(name), type: answerType(module, columnOf(module, name), signs) }));
}

/** An answer by the sign or the size of scores has no probabilities. */
function answerType(module: Module, column: ColumnModel, signs: boolean): string {
  if (column.type === "number") return "number";
  if (takesPictures(module, column)) {
    module.typeImports.add("Picture");
    return "Picture | ArrayLike<number>";
  }
  if (column.type !== "category") return "readonly number[]";
  const answer = signs ? "CategoryScores" : "CategoryPrediction";
  module.typeImports.add(answer);
  const each = `${answer}<${categoryNames(module, column).type}>`;
  return column.steps === undefined ? each : `readonly ${each}[]`;
}
