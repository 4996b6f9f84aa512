import { describeValue } from "../../diagnostics/describe-value.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ColumnModel, Model, OutputModel } from "../../ir/model.ts";
import { unreachable } from "../../ir/unreachable.ts";
import { categoryText, findCategory } from "../../language/datasets/reading/find-category.ts";
import { rowShapeText } from "../layers/shape-layers.ts";
import type { Resolving } from "../resolving.ts";
import { checkKeys } from "./claimed-keys.ts";
import { shapeOfNumbers, writtenNumbers } from "./written-numbers.ts";

/** The values of a claim, and the same with numbers as written. */
export interface Claimed {
  readonly value: Json;
  readonly written: Json;
}

/** What can be claimed for one name of a prediction. */
type Answered =
  | { readonly kind: "category"; readonly column: ColumnModel }
  | { readonly kind: "number" }
  | { readonly kind: "list"; readonly shape: readonly number[] }
  | { readonly kind: "columns"; readonly columns: { readonly [name: string]: Answered } };

/**
 * The claimed outputs in the form of a prediction: by name if a prediction has names, else a list; categories by label.
 * Values that no prediction can have are reported.
 */
export function claimedOutputs(at: Resolving, model: Model, written: Json, pointer: string): Claimed {
  const [only, ...others] = model.outputs;
  if (only === undefined) return asWritten(at, written, pointer);
  if (others.length > 0) {
    const answers = Object.fromEntries(model.outputs.map((output) => [output.name, answeredOf(model, output)]));
    return claimedMap(at, answers, written, pointer);
  }
  const answer = answeredOf(model, only);
  const columns = answer.kind === "columns" ? answer.columns : { [only.target?.columns[0] ?? only.name]: answer };
  const named = { [only.name]: answer, ...columns };
  if (model.dataset?.named === true && only.target !== undefined)
    return claimedMap(at, named, written, pointer, columns);
  if (isObject(written)) return plainMap(at, named, answer, written, pointer);
  // A list with one category is that category.
  if (answer.kind === "category") return mapOf([[only.name, claimed(at, answer, written, pointer, "`outputs:`")]]);
  return claimed(at, answer, written, pointer, "`outputs:`");
}

/** A claim by name for a prediction without names: numbers become the list itself. */
function plainMap(at: Resolving, named: Names, answer: Answered, values: JsonObject, pointer: string): Claimed {
  const { value, written } = claimedMap(at, named, values, pointer);
  if (answer.kind === "category" || !isObject(value) || !isObject(written)) return { value, written };
  const [name] = Object.keys(value);
  return name === undefined ? { value, written } : { value: value[name] as Json, written: written[name] as Json };
}

function asWritten(at: Resolving, value: Json, pointer: string): Claimed {
  return { value, written: writtenNumbers(at, value, pointer) };
}

function mapOf(entries: readonly (readonly [name: string, claimed: Claimed])[]): Claimed {
  return {
    value: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
    written: Object.fromEntries(entries.map(([name, { written }]) => [name, written])),
  };
}

type Names = { readonly [name: string]: Answered };

function claimedMap(at: Resolving, names: Names, written: Json, pointer: string, suggested = names): Claimed {
  const keys = { what: "`outputs:`", names: Object.keys(suggested), all: false, known: names } as const;
  if (!checkKeys(at, written, pointer, keys)) return asWritten(at, written, pointer);
  const entries = Object.entries(written as JsonObject).map(([name, value]): readonly [string, Claimed] => {
    const answer = Object.hasOwn(names, name) ? names[name] : undefined;
    const own = pointerTo(pointer, name);
    return [name, answer === undefined ? asWritten(at, value, own) : claimed(at, answer, value, own, `"${name}"`)];
  });
  return mapOf(entries);
}

/** How the prediction of an output is decoded. */
function answeredOf({ dataset }: Model, { shape, target }: OutputModel): Answered {
  const columns = target?.columns.flatMap((name) => dataset?.columns.find((each) => each.name === name) ?? []) ?? [];
  const named = dataset?.named === true;
  const each = columns.map((column): readonly [string, Answered] => [column.name, answeredBy(column, named)]);
  const [only, ...others] = each;
  if (only === undefined) return { kind: "list", shape };
  return others.length === 0 ? only[1] : { kind: "columns", columns: Object.fromEntries(each) };
}

function answeredBy(column: ColumnModel, named: boolean): Answered {
  if (column.type === "category") return { kind: "category", column };
  return named && column.type === "number" ? { kind: "number" } : { kind: "list", shape: column.shape };
}

function claimed(at: Resolving, answer: Answered, value: Json, pointer: string, what: string): Claimed {
  switch (answer.kind) {
    case "category":
      return claimedCategory(at, answer.column, value, pointer, what);
    case "columns":
      return claimedMap(at, answer.columns, value, pointer);
    case "number": {
      const number = Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value;
      if (typeof number !== "number") mustBe(at, "must be a number", value, pointer, what);
      return asWritten(at, value, pointer);
    }
    case "list":
      checkList(at, value, pointer, what, answer.shape);
      return asWritten(at, value, pointer);
    default:
      return unreachable(answer);
  }
}

function mustBe(at: Resolving, rule: string, value: Json, pointer: string, what: string): void {
  const problem = `${rule}, not ${describeValue(value)}`;
  at.report(diagnostic("expect-values", at.rangeAt(pointer), { what, problem }));
}

/** Checks that numbers have the shape of a prediction or of a row; a single number may have any number of brackets. */
export function checkList(at: Resolving, written: Json, pointer: string, what: string, shape: readonly number[]): void {
  const found = shapeOfNumbers(written);
  const single = [found, shape].every((sizes) => sizes?.every((size) => size === 1));
  if (found !== undefined && (single || String(found) === String(shape))) return;
  const given = found === undefined || found.length === 0 ? describeValue(written) : rowShapeText(found);
  const problem = `must have the shape ${rowShapeText(shape)}, not ${given}`;
  at.report(diagnostic("expect-values", at.rangeAt(pointer), { what, problem }));
}

/** An expected category: its label, the numbers of some labels, or both. */
function claimedCategory(at: Resolving, column: ColumnModel, value: Json, pointer: string, what: string): Claimed {
  if (isObject(value)) return claimedNumbers(at, column, value, pointer);
  if (Array.isArray(value)) {
    if (value.length === 1) return claimedCategory(at, column, value[0] as Json, `${pointer}/0`, what);
    mustBe(at, "must be one category", value, pointer, what);
    return asWritten(at, value, pointer);
  }
  const label = labelOf(at, column, value, pointer);
  return { value: label, written: label };
}

function claimedNumbers(at: Resolving, column: ColumnModel, value: JsonObject, pointer: string): Claimed {
  const categories = column.categories ?? [];
  const entries = Object.entries(value).map(([name, each]): readonly [string, Claimed] => {
    const own = pointerTo(pointer, name);
    if (name === "label" && !categories.includes("label")) {
      const label = labelOf(at, column, each, own);
      return [name, { value: label, written: label }];
    }
    if (!categories.includes(name)) unknown(at, column, name, `${own}#`);
    else if (typeof each !== "number") mustBe(at, "must be a number", each, own, `"${name}"`);
    return [name, asWritten(at, each, own)];
  });
  return mapOf(entries);
}

/** The label of the written category. */
function labelOf(at: Resolving, column: ColumnModel, value: Json, pointer: string): Json {
  const label = (column.categories ?? [])[findCategory(column.categories ?? [], value)];
  if (label === undefined) unknown(at, column, at.spec.numbers[pointer] ?? categoryText(value), pointer);
  return label ?? value;
}

function unknown(at: Resolving, column: ColumnModel, name: string, pointer: string): void {
  const parameters = { what: `category of ${column.name}`, name, candidates: column.categories ?? [] };
  at.report(diagnostic("expect-unknown", at.rangeAt(pointer), parameters));
}

/** Checks a category in an input row; other values are checked when the row is encoded. */
export function checkCategory(at: Resolving, column: ColumnModel, value: Json, pointer: string): void {
  if (column.categories !== undefined && !isObject(value) && !Array.isArray(value)) labelOf(at, column, value, pointer);
}
