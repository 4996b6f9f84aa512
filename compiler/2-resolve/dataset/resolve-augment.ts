import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { AugmentModel, ColumnModel, DatasetModel, InputModel } from "../../ir/model.ts";
import type { Thing } from "../../ir/thing.ts";
import { changesInput } from "../../language/augmentations/changes-input.ts";
import type { Resolving } from "../resolving.ts";

/** The augmentations of a dataset, whose options are resolved. */
export function augmentOf(at: Resolving, options: JsonObject): Pick<DatasetModel, "augment"> {
  const written = options.augment as Json | undefined;
  if (written === undefined) return {};
  const list = (isObject(written) ? [written] : written) as unknown as readonly Thing[];
  const pointer = (index: number) => (isObject(written) ? "/dataset/augment" : pointerTo("/dataset/augment", index));
  const augment = list.map((each, index): AugmentModel => ({ ...each, range: at.rangeAt(pointer(index)) }));
  return { augment };
}

/** Reports augmentations that no input of the network can take. */
export function checkAugment(at: Resolving, { augment = [] }: DatasetModel, inputs: readonly InputModel[]): void {
  for (const { type, range } of augment) {
    const word = at.language.augmentations[type];
    if (word === undefined) throw new Error(`stage 1 accepted the unknown augmentation "${type}"`);
    if (!inputs.some((input) => changesInput(word, input))) at.report(diagnostic("augment-unfit", range, { type }));
  }
}

/** Reports inputs that cannot be mixed: indices, and rows of different lengths. */
export function checkMixed(
  at: Resolving,
  { augment = [], columns }: DatasetModel,
  inputs: readonly InputModel[],
): void {
  const many = columns.find((column) => isIndexOfMany(column, inputs))?.name;
  const index = many ?? inputs.find(({ below }) => below !== undefined)?.columns[0];
  const padded = inputs.find((input) => input.padded)?.columns[0];
  const wrong = index === undefined ? padded && { index: padded, padded: true } : { index };
  if (wrong === undefined || wrong === "") return;
  for (const { type, range } of augment) {
    if (at.language.augmentations[type]?.takes === "batch")
      at.report(diagnostic("augment-unfit", range, { type, ...wrong }));
  }
}

/** Whether a column enters the network as the index of one of several categories: between two of them stand others. */
function isIndexOfMany({ name, encoding, categories = [] }: ColumnModel, inputs: readonly InputModel[]): boolean {
  return encoding === "index" && categories.length > 2 && inputs.some((input) => input.columns.includes(name));
}
