import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ColumnModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { Thing } from "../../ir/thing.ts";
import { missingTextsOf } from "../../language/columns/missing-texts.ts";
import { findCategory } from "../../language/datasets/reading/find-category.ts";
import type { ColumnWord, WrittenColumn } from "../../language/define/column.ts";
import type { MissingWord } from "../../language/define/missing.ts";
import type { Resolving } from "../resolving.ts";

/** A column, as far as it is resolved. */
export interface ResolvedColumn {
  readonly name: string;
  readonly word: ColumnWord;
  readonly shape: RowShape;
  readonly categories: readonly string[] | undefined;
  readonly options: JsonObject;
  readonly pointer: string;
  readonly written: WrittenColumn;
  /** It is to be learnt, and no input. */
  readonly isTarget: boolean;
  /** In a dataset with a window: it is the later value of another column. */
  readonly isLater: boolean;
}

/** The column's rule for missing values, and the texts that mean one. */
type ResolvedMissing = Pick<ColumnModel, "missing" | "na" | "slots">;

const error: Thing = { type: "error", options: {} };

/**
 * What becomes of rows without a value. A rule from `defaults:` is for inputs: a target has only a rule of its
 * own, so that no row is left out unsaid, or that of the column whose later
 * value it is.
 */
export function resolveMissing(at: Resolving, column: ResolvedColumn): ResolvedMissing {
  const { options, isTarget, isLater, written, pointer } = column;
  const isOwn = "missing" in written.options;
  const missing = isObject(options.missing) ? (options.missing as unknown as Thing) : error;
  const word = at.language.missing[missing.type];
  if (word === undefined || word.effect === "error" || (isTarget && !isOwn && !isLater)) {
    return { missing: error };
  }
  if (isLater && written.name !== column.name) return leftOut(options);
  const found = mistake(column, word, missing);
  if (found !== undefined) {
    const range = isOwn ? at.rangeAt(pointerTo(pointer, "missing")) : at.keyRangeAt("/dataset/defaults");
    at.report(diagnostic("column-unfit", range, { name: column.name, ...found }));
    return { missing: error };
  }
  const hasSlot = word.effect === "category" || word.indicates === true;
  const na = missingTextsOf(options);
  return { missing, ...(na && { na }), ...(hasSlot && { slots: ["missing"] }) };
}

/** A window whose later value is missing is left out, whatever takes the place of missing values in the window. */
function leftOut(options: JsonObject): ResolvedMissing {
  const na = missingTextsOf(options);
  return { missing: { type: "skip", options: {} }, ...(na && { na }) };
}

/** Why a column cannot have a rule. */
function mistake(
  { word: { holds, type }, shape, categories, isTarget }: ResolvedColumn,
  word: MissingWord,
  missing: Thing,
): { readonly problem: string; readonly advice: string } | undefined {
  if (isTarget && word.effect !== "skip") {
    const problem = `is a target, and \`missing: ${word.type}\` would have the network learn values that nobody measured`;
    return { problem, advice: "Leave out the rows without one: missing: skip." };
  }
  if (word.effect === "skip") return undefined;
  if (word.of !== undefined && word.of !== holds) {
    const problem = `is of type ${type}, and \`missing: ${word.type}\` is for columns of ${word.of}`;
    const rules = holds === "categories" ? "mode, category, constant or skip" : "mean, median, mode, constant or skip";
    return { problem, advice: `Write one of ${rules}.` };
  }
  if (type === "date" || type === "text") {
    const problem = `is a ${type}, and \`missing: ${word.type}\` fills in numbers`;
    return { problem, advice: "Leave out the rows without them: missing: skip." };
  }
  if (shape.length > 1 || type === "audio") {
    const problem = `is of type ${type}, and \`missing: ${word.type}\` fills in numbers of a list`;
    return { problem, advice: "Leave out the rows without one: missing: skip." };
  }
  return missing.type === "constant" ? otherConstant(missing, categories) : undefined;
}

/** A constant that the column cannot have. */
function otherConstant({ options: { value } }: Thing, categories: readonly string[] | undefined) {
  const isValid = categories ? findCategory(categories, value ?? null) >= 0 : typeof value === "number";
  if (isValid) return undefined;
  const written = JSON.stringify(value);
  if (categories === undefined)
    return { problem: `holds numbers, not ${written}`, advice: "Write a number: value: 0." };
  const advice = "Write one of its categories, or missing: category, which adds one.";
  return { problem: `has no category ${written}`, advice };
}
