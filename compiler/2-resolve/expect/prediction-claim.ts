import { describeValue } from "../../diagnostics/describe-value.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { listOf } from "../../diagnostics/did-you-mean.ts";
import type { ClaimModel } from "../../ir/claim.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ColumnModel, Model, OutputModel } from "../../ir/model.ts";
import { rowShapeText } from "../layers/shape-layers.ts";
import type { Resolving } from "../resolving.ts";
import { afterOf, type Claim } from "./claim.ts";
import { isBound } from "./resolve-bound.ts";
import { shapeOfNumbers } from "./written-numbers.ts";

/** A claim about what the network answers. */
export function predictionClaim(at: Resolving, model: Model, claim: Claim): ClaimModel | undefined {
  const { entry, pointer } = claim;
  const { inputs, outputs, within } = entry as { readonly [key: string]: Json };
  checkInputs(at, model, inputs as Json, `${pointer}/inputs`);
  checkOutputs(at, model, outputs as Json, `${pointer}/outputs`);
  return {
    subject: { kind: "prediction", inputs: inputs as Json, outputs: outputs as Json },
    bound: isBound(at, outputs as Json, `${pointer}/outputs`, within),
    ...afterOf(at, model, claim),
    range: at.rangeAt(pointer),
  };
}

/** One row that enters the network: by column name, by input name where there are several, else a plain list. */
export function checkInputs(at: Resolving, model: Model, written: Json, pointer: string): void {
  const named = model.dataset?.named ?? false;
  if (named) {
    const columns = model.inputs.flatMap((input) => input.columns);
    checkKeys(at, written, pointer, { what: "`inputs:`", names: columns, all: true });
  } else if (model.inputs.length > 1) {
    checkKeys(at, written, pointer, { what: "`inputs:`", names: model.inputs.map((input) => input.name), all: true });
  } else if (model.inputs[0] !== undefined) {
    checkList(at, written, pointer, "`inputs:`", model.inputs[0].shape);
  }
}

function checkOutputs(at: Resolving, model: Model, written: Json, pointer: string): void {
  const columns = (output: OutputModel) => output.target?.columns ?? [];
  const [only] = model.outputs;
  if (model.outputs.length === 1 && only !== undefined && !isObject(written)) {
    const several = model.dataset?.named === true && only.target !== undefined;
    if (several) checkKeys(at, written, pointer, { what: "`outputs:`", names: columns(only), all: false });
    else checkList(at, written, pointer, "`outputs:`", only.shape);
    return;
  }
  const names = model.outputs.flatMap((output) => [...new Set([output.name, ...columns(output)])]);
  if (!checkKeys(at, written, pointer, { what: "`outputs:`", names, all: false })) return;
  for (const [name, value] of Object.entries(written as { readonly [name: string]: Json })) {
    const column = model.dataset?.columns.find((each) => each.name === name);
    if (column?.categories !== undefined) checkCategory(at, column, value, pointerTo(pointer, name));
  }
}

interface Keys {
  readonly what: string;
  readonly names: readonly string[];
  /** Every name must be there. */
  readonly all: boolean;
}

function checkKeys(at: Resolving, written: Json, pointer: string, { what, names, all }: Keys): boolean {
  if (!isObject(written)) {
    const problem = `must be a map by name, not ${describeValue(written)}`;
    const advice = `For example: { ${names
      .slice(0, 3)
      .map((name) => `${name}: …`)
      .join(", ")} }`;
    at.report(diagnostic("expect-values", at.rangeAt(pointer), { what, problem, advice }));
    return false;
  }
  for (const name of Object.keys(written).filter((each) => !names.includes(each))) {
    const range = at.keyRangeAt(pointerTo(pointer, name));
    at.report(
      diagnostic("expect-unknown", range, { what: what === "`inputs:`" ? "input" : "output", name, candidates: names }),
    );
  }
  const missing = all ? names.filter((name) => !Object.hasOwn(written, name)) : [];
  if (missing.length > 0) {
    const list = missing.length > 5 ? `${missing.length} of the inputs` : listOf(missing.map((name) => `"${name}"`));
    at.report(diagnostic("expect-values", at.rangeAt(pointer), { what, problem: `does not give ${list}` }));
  }
  return true;
}

function checkList(at: Resolving, written: Json, pointer: string, what: string, shape: readonly number[]): void {
  const found = shapeOfNumbers(written);
  const values = (sizes: readonly number[]) => sizes.reduce((product, size) => product * size, 1);
  if (found !== undefined && found.length > 0 && values(found) === values(shape)) return;
  if (Array.isArray(written) && written.some((each) => typeof each === "string")) return;
  const given = found === undefined || found.length === 0 ? describeValue(written) : rowShapeText(found);
  const problem = `must have the shape ${rowShapeText(shape)}, not ${given}`;
  at.report(diagnostic("expect-values", at.rangeAt(pointer), { what, problem }));
}

/** A category that is expected: its label, how probable some labels are, or both. */
function checkCategory(at: Resolving, column: ColumnModel, value: Json, pointer: string): void {
  const categories = column.categories ?? [];
  const unknown = (name: string, index: string) =>
    at.report(
      diagnostic("expect-unknown", at.rangeAt(index), {
        what: `category of ${column.name}`,
        name,
        candidates: categories,
      }),
    );
  if (typeof value === "string") {
    if (!categories.includes(value)) unknown(value, pointer);
    return;
  }
  if (!isObject(value)) return;
  const { label } = value;
  const isLabel = label !== undefined && !categories.includes("label");
  if (isLabel && !categories.includes(String(label))) unknown(String(label), `${pointer}/label`);
  for (const name of Object.keys(value)) {
    if (name === "label" && isLabel) continue;
    if (!categories.includes(name)) unknown(name, `${pointerTo(pointer, name)}#`);
  }
}
