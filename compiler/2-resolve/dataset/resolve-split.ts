import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { ColumnModel, SplitModel } from "../../ir/model.ts";
import type { Thing } from "../../ir/thing.ts";
import type { SplitSizes, SplitWord } from "../../language/define/column.ts";
import type { DatasetDescription } from "../../language/define/dataset.ts";
import type { Resolving } from "../resolving.ts";

/** The split into training, validation and test rows; `written` already includes defaults. */
export function resolveSplit(
  at: Resolving,
  written: Json | undefined,
  description: DatasetDescription,
  columns: readonly ColumnModel[],
): SplitModel | undefined {
  if (!isObject(written)) return undefined;
  const { type, options } = written as unknown as Thing;
  const word = at.language.splits[type];
  if (word === undefined) throw new Error(`stage 1 accepted the unknown split "${type}"`);
  const categories = columns.find(({ name }) => name === options.column)?.categories;
  const { validation, test } = word.sizes?.(options, categories) ?? writtenSizes(options);
  const split: SplitModel = { type, options, validation, test, range: at.keyRangeAt("/dataset/split") };
  reportShares(at, split);
  reportColumn(at, split, word, description);
  return split;
}

/** The column that a split needs besides inputs and targets: its option `column`. */
export function columnOfSplit(written: Json | undefined): string | undefined {
  const column = isObject(written) ? (written as unknown as Thing).options.column : undefined;
  return typeof column === "string" ? column : undefined;
}

/** The column that only says how to split, and is no input unless `inputs` lists it. */
export function columnBesideInputs(at: Resolving, written: Json | undefined): string | undefined {
  const type = isObject(written) ? (written as unknown as Thing).type : "";
  return at.language.splits[type]?.columnIsNoInput ? columnOfSplit(written) : undefined;
}

function writtenSizes({ validation, test }: JsonObject): SplitSizes {
  const size = (option: Json | undefined) => (typeof option === "number" ? option : 0);
  return { validation: size(validation), test: size(test) };
}

function reportShares(at: Resolving, split: SplitModel): void {
  const shares = [split.validation, split.test].filter((part) => part !== "some" && part < 1) as readonly number[];
  const sum = shares.reduce((total, part) => total + part, 0);
  if (sum < 1) return;
  const problem = `Validation and test together take ${sum} of the rows, so none are left for training.`;
  at.report(diagnostic("split-too-large", split.range, { problem }));
}

function reportColumn(at: Resolving, split: SplitModel, word: SplitWord, description: DatasetDescription): void {
  const { column } = split.options;
  const known = description.columns.flatMap((each) => each.name ?? []);
  if (typeof column !== "string" || known.length === 0) return;
  const range = at.rangeAt("/dataset/split/column");
  const type = description.columns.find((each) => each.name === column)?.type;
  if (!known.includes(column)) {
    at.report(diagnostic("dataset-column", range, { key: "`split:`", name: column, candidates: known }));
  } else if (word.columnType !== undefined && type !== undefined && type !== word.columnType) {
    const problem = `The ${split.type} split needs a column of categories, but the column "${column}" is of type ${type}.`;
    const advice = `Name a column of categories, or make it one: \`columns: { ${column}: ${word.columnType} }\`.`;
    at.report(diagnostic("split-column", range, { problem, advice }));
  }
}
