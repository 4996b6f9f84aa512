import type { ClaimModel } from "../../ir/claim.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ColumnModel, Model } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";
import { afterOf, type Claim } from "./claim.ts";
import { checkKeys } from "./claimed-keys.ts";
import { checkCategory, checkList, claimedOutputs } from "./claimed-outputs.ts";
import { shapeOfNumbers } from "./written-numbers.ts";

/** A claim about a prediction. */
export function predictionClaim(at: Resolving, model: Model, claim: Claim): ClaimModel | undefined {
  const { entry, pointer } = claim;
  const { inputs, outputs, within } = entry as { readonly [key: string]: Json };
  checkInputs(at, model, inputs as Json, `${pointer}/inputs`);
  const claimed = claimedOutputs(at, model, outputs as Json, `${pointer}/outputs`);
  return {
    subject: { kind: "prediction", inputs: inputs as Json, outputs: claimed.value },
    bound: { kind: "is", ...claimed, ...(typeof within === "number" ? { within } : {}) },
    ...afterOf(at, model, claim),
    range: at.rangeAt(pointer),
  };
}

/** Checks one input row: by column name, by input name if there are several inputs, else a plain list. */
export function checkInputs(at: Resolving, model: Model, written: Json, pointer: string): void {
  const [only, ...others] = model.inputs;
  const what = "`inputs:`";
  if (model.dataset?.named === true) {
    const names = model.inputs.flatMap((input) => input.columns);
    if (!checkKeys(at, written, pointer, { what, names, all: true }) || !isObject(written)) return;
    for (const [name, value] of Object.entries(written)) checkValue(at, model, name, value, pointerTo(pointer, name));
  } else if (others.length > 0) {
    checkKeys(at, written, pointer, { what, names: model.inputs.map((input) => input.name), all: true });
  } else if (only !== undefined && isCategory(columnNamed(model, only.columns[0]))) {
    const value = Array.isArray(written) && written.length === 1 ? (written[0] as Json) : written;
    checkValue(at, model, only.columns[0] ?? "", value, pointer);
  } else if (only !== undefined) {
    checkRow(at, written, pointer, only.shape);
  }
}

/** Checks that there are as many numbers as in a row, in any brackets. */
function checkRow(at: Resolving, written: Json, pointer: string, shape: readonly number[]): void {
  const found = shapeOfNumbers(written);
  const values = (sizes: readonly number[]) => sizes.reduce((product, size) => product * size, 1);
  if (found !== undefined && found.length > 0 && values(found) === values(shape)) return;
  // Texts are converted to numbers, or rejected, when the row is encoded.
  if (Array.isArray(written) && written.some((each) => typeof each === "string")) return;
  checkList(at, written, pointer, "`inputs:`", shape);
}

function checkValue(at: Resolving, model: Model, name: string, value: Json, pointer: string): void {
  const column = columnNamed(model, name);
  if (column && isCategory(column)) checkCategory(at, column, value, pointer);
}

function columnNamed({ dataset }: Model, name: string | undefined): ColumnModel | undefined {
  return dataset?.columns.find((each) => each.name === name);
}

function isCategory(column: ColumnModel | undefined): boolean {
  return column?.type === "category";
}
