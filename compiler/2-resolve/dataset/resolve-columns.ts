import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import { indexOfName } from "../../ir/look-up.ts";
import type { ColumnModel } from "../../ir/model.ts";
import type { Thing } from "../../ir/thing.ts";
import { spelledCategories, withoutSpellings } from "../../language/columns/spellings-option.ts";
import type { ColumnFacts, ColumnWord, WrittenColumn } from "../../language/define/column.ts";
import type { DatasetDescription } from "../../language/define/dataset.ts";
import { largestSize, type Options } from "../../language/define/option.ts";
import type { ShapeMistake } from "../../language/define/word.ts";
import { resolveOptions } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import { type ResolvedColumn, resolveMissing } from "./resolve-missing.ts";
import { resolveSpellings } from "./resolve-spellings.ts";
import { resolveUnknown } from "./resolve-unknown.ts";

const noScale: Thing = { type: "none", options: {} };

/** The columns that the spec uses, by name, and those among them that are only to be learnt. */
interface UsedColumns {
  readonly used: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
}

/** How each used column is read: by `columns:`, else `defaults:` of its type, else the dataset. */
export function resolveColumns(
  at: Resolving,
  options: JsonObject,
  description: DatasetDescription,
  { used, targets }: UsedColumns,
): readonly ColumnModel[] {
  const known = description.columns.flatMap((column) => column.name ?? []);
  const written = isObject(options.columns) ? options.columns : {};
  for (const name of Object.keys(written).filter((each) => indexOfName(known, each) < 0)) {
    const range = at.keyRangeAt(pointerTo("/dataset/columns", name));
    at.report(diagnostic("dataset-column", range, { key: "`columns:`", name, candidates: known }));
  }
  if (used.has("")) {
    const advice = "Give it one in the header, or leave it out of `inputs:`.";
    at.report(diagnostic("column-unfit", at.keyRangeAt("/dataset"), { name: "", problem: "has no name", advice }));
  }
  return description.columns
    .filter((column) => column.name !== undefined && used.has(column.name))
    .flatMap((column) => resolveColumn(at, options, column, targets) ?? []);
}

/** The column as written in the spec, without `defaults:`. */
function writtenColumn(options: JsonObject, name: string): WrittenColumn {
  const all = isObject(options.columns) ? options.columns : {};
  const own: Json | undefined = Object.hasOwn(all, name) ? all[name] : undefined;
  if (typeof own === "string") return { name, type: own, options: {} };
  const { type, ...rest } = isObject(own) ? own : {};
  return typeof type === "string" ? { name, type, options: rest } : { name, options: rest };
}

/** The column whose options a column has: what is written for a column is for its later value, too. */
function sourceOf({ columns }: JsonObject, { name = "", laterOf }: Partial<ColumnModel>): string {
  return laterOf !== undefined && !(isObject(columns) && Object.hasOwn(columns, name)) ? laterOf : name;
}

/** What a window makes of a column: several rows of it are one, of numbers a vector. */
function inWindow({
  type,
  steps,
  laterOf,
}: Partial<ColumnModel>): Partial<Pick<ColumnModel, "type" | "steps" | "laterOf">> {
  return {
    ...(steps !== undefined && { type: type === "category" ? type : "vector", steps }),
    ...(laterOf !== undefined && { laterOf }),
  };
}

function resolveColumn(
  at: Resolving,
  options: JsonObject,
  known: Partial<ColumnModel>,
  targets: ReadonlySet<string>,
): ColumnModel | undefined {
  const name = known.name as string;
  const source = sourceOf(options, known);
  const written = writtenColumn(options, source);
  const pointer = pointerTo("/dataset/columns", source);
  const word = wordOfColumn(at, written, known);
  if (word === undefined) return unknown(at, name, "the type", "{ type: image, shape: [28, 28, 1] }", pointer);
  if (written.type === undefined) reportForeign(at, written, word, pointer);
  const own = columnOptions(at, options, written, word.type, word.options);
  reportMistake(at, word.mistake?.(own), name, pointer);
  const facts: ColumnFacts = word.facts(own);
  const isLater = known.laterOf !== undefined;
  const shape = known.steps === undefined ? (facts.shape ?? known.shape) : [known.steps];
  const categories = facts.categories ?? withoutSpellings(known.categories, spelledCategories(own));
  if (word.holds === "categories" && categories === undefined) {
    return unknown(at, name, "the categories", "{ type: category, categories: [no, yes] }", pointer);
  }
  reportTwice(at, facts.categories, `${pointer}/categories`);
  if (shape === undefined) {
    return unknown(at, name, "the shape", exampleWithShape(word), pointer);
  }
  if (!fits(at, name, shape, pointer)) return undefined;
  const range = at.spec.ranges[`${pointer}#`] ?? at.keyRangeAt("/dataset");
  const isTarget = targets.has(name);
  if (isTarget) reportForInputs(at, own, word.type, name, pointer);
  const resolved = {
    name,
    word,
    shape,
    categories,
    options: own,
    pointer,
    written,
    isTarget,
    isLater,
  };
  return {
    name,
    ...kindOf(word, shape, own),
    ...inWindow(known),
    shape,
    ...readingOf(categories, own),
    ...(facts.spellings ? spelledBy(facts) : resolveSpellings(at, name, own, categories, pointer)),
    ...(!isTarget && encodingOf(facts, known)),
    ...withoutValue(at, resolved),
    range,
  };
}

function encodingOf(facts: ColumnFacts, known: Partial<ColumnModel>): Pick<ColumnModel, "encoding"> {
  const encoding = facts.encoding ?? known.encoding;
  return encoding === undefined ? {} : { encoding };
}

/** Reports options that contradict each other. */
function reportMistake(at: Resolving, found: ShapeMistake | undefined, name: string, pointer: string): void {
  if (found === undefined) return;
  const { mistake: problem, hint: advice, option } = found;
  const range = option === undefined ? at.rangeAt(pointer) : at.keyRangeAt(pointerTo(pointer, option));
  at.report(diagnostic("column-unfit", range, { name, problem, advice }));
}

/** Reports a target that is a date or a text, or whose scale has no way back. */
function reportForInputs(at: Resolving, { scale }: JsonObject, of: string, name: string, pointer: string): void {
  if (of === "date") {
    const problem = "is a target, and a date is for inputs: an answer could not be brought back to one";
    const advice = "Have it as a number in the data: days since a date, or the hour.";
    at.report(diagnostic("column-unfit", at.rangeAt(pointer), { name, problem, advice }));
  }
  if (of === "text") {
    const problem = "is a target, and a text is for inputs: no answer could be brought back to one";
    const advice = "Have it as a category where a few texts repeat.";
    at.report(diagnostic("column-unfit", at.rangeAt(pointer), { name, problem, advice }));
  }
  if (of === "sequence") {
    const problem = "is a target, and sequences are inputs";
    const advice = "Learn from vectors of one length, with a mask of the inputs.";
    at.report(diagnostic("column-unfit", at.rangeAt(pointer), { name, problem, advice }));
  }
  const type = isObject(scale) ? String(scale.type) : "none";
  const { curve } = at.language.scales[type] ?? {};
  if (curve === undefined || curve.back !== undefined) return;
  const problem = `is a target, and \`scale: ${type}\` is for inputs: an answer could not be brought back exactly`;
  const advice = "Write scale: standard, robust or log1p.";
  at.report(diagnostic("column-unfit", at.rangeAt(`${pointer}/scale`), { name, problem, advice }));
}

/** What becomes of rows without a value, or with a category that is not listed. */
function withoutValue(
  at: Resolving,
  column: ResolvedColumn,
): Pick<ColumnModel, "missing" | "na" | "unknown" | "slots"> {
  const { slots: ofMissing = [], ...missing } = resolveMissing(at, column);
  const { unknown: others } = column.word.holds === "categories" ? resolveUnknown(at, column) : {};
  const slots = [...(others === "other" ? (["unknown"] as const) : []), ...ofMissing];
  return { ...(others && { unknown: others }), ...(slots.length > 0 && { slots }), ...missing };
}

/** The type of a column's rows: its own, or for a word of another language the built-in type with the same content. */
function kindOf({ type, holds }: ColumnWord, shape: readonly number[], options: JsonObject) {
  const ours = (["number", "category", "vector", "image"] as const).find((each) => each === type);
  if (ours !== undefined) return { type: ours };
  const word = { type, options };
  if (holds === "categories") return { type: "category", word } as const;
  if (type === "sequence") return { type: "vector", word } as const;
  if (shape.length > 1) return { type: "image", word } as const;
  return { type: shape[0] === 1 && type !== "date" && type !== "text" ? "number" : "vector", word } as const;
}

/** A column whose shape is written, as an example. */
function exampleWithShape({ type }: ColumnWord): string {
  if (type === "sequence") return "{ type: sequence, length: 40, values: 3 }";
  return `{ type: ${type}, shape: ${type === "image" ? "[28, 28, 1]" : "[10]"} }`;
}

/** Reports two categories with the same text: `true` and `"true"`. */
function reportTwice(at: Resolving, categories: readonly string[] | undefined, pointer: string): void {
  const twice = categories?.find((name, index) => indexOfName(categories, name) !== index);
  if (twice === undefined) return;
  const parameters = { key: "categories", expected: "a list whose entries all differ", found: `"${twice}" twice` };
  at.report(diagnostic("wrong-type", at.rangeAt(pointer), parameters));
}

/** The word for a column; undefined if the spec gives a shape, but no type that has a shape. */
function wordOfColumn(at: Resolving, written: WrittenColumn, known: Partial<ColumnModel>): ColumnWord | undefined {
  const word = at.language.columns[written.type ?? known.type ?? ""];
  const shapeless = word !== undefined && written.type === undefined && !("shape" in word.options);
  return shapeless && "shape" in written.options ? undefined : word;
}

function fits(at: Resolving, name: string, shape: readonly number[], pointer: string): boolean {
  if (shape.reduce((product, size) => product * size, 1) <= largestSize) return true;
  at.report(
    diagnostic("size-overflow", at.rangeAt(pointer), { what: `One row of "${name}"`, sizes: shape.join(" × ") }),
  );
  return false;
}

/** Reports unknown options of a column without a type: the dataset determines which options it can have. */
function reportForeign(at: Resolving, written: WrittenColumn, word: ColumnWord, pointer: string): void {
  const candidates = Object.keys(word.options);
  for (const key of Object.keys(written.options).filter((each) => !candidates.includes(each))) {
    const of = `${word.type}, which "${written.name}" is`;
    const range = at.keyRangeAt(pointerTo(pointer, key));
    at.report(diagnostic("unknown-key", range, { written: key, of, candidates }));
  }
}

/** The other texts of each category that its type has. */
function spelledBy({ spellings, anyCase }: ColumnFacts): Pick<ColumnModel, "spellings" | "anyCase"> {
  return { ...(spellings && { spellings }), ...(anyCase && { anyCase }) };
}

/** How the values of a column are read and scaled. */
function readingOf(categories: readonly string[] | undefined, options: JsonObject) {
  const { topK, threshold, scale, separator, file } = options;
  return {
    ...(categories === undefined ? {} : { categories }),
    ...(typeof topK === "number" ? { topK } : {}),
    ...(threshold === undefined ? {} : { threshold: thresholdOf(threshold) }),
    scale: isObject(scale) ? (scale as unknown as Thing) : noScale,
    ...(typeof separator === "string" && separator !== "" ? { separator } : {}),
    ...(options.cropToAspectRatio === true ? ({ cropToAspectRatio: true } as const) : {}),
    ...(typeof file === "string" ? { file } : {}),
  };
}

/** A number, or a rule; the type of a rule may stand alone. */
function thresholdOf(written: Json): NonNullable<ColumnModel["threshold"]> {
  return (typeof written === "string" ? { type: written } : written) as NonNullable<ColumnModel["threshold"]>;
}

function columnOptions(
  at: Resolving,
  options: JsonObject,
  written: WrittenColumn,
  type: string,
  all: Options,
): JsonObject {
  const defaults = isObject(options.defaults) ? options.defaults[type] : undefined;
  const shared = isObject(defaults) ? defaults : {};
  const own = pointerTo("/dataset/columns", written.name);
  const from = (name: string) => (name in written.options ? own : pointerTo("/dataset/defaults", type));
  const values = { ...shared, ...written.options };
  return resolveOptions(at, all, { values, pointerOf: (name) => pointerTo(from(name), name) }, type, own);
}

function unknown(at: Resolving, name: string, missing: string, example: string, pointer: string): undefined {
  const advice = `Add it under \`columns:\`: ${/^[\w-]+$/.test(name) ? name : JSON.stringify(name)}: ${example}`;
  at.report(diagnostic("column-unknown", at.rangeAt(pointer), { name, missing, advice }));
  return undefined;
}
