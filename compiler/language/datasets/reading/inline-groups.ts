import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../../ir/json.ts";
import { pointerTo } from "../../../ir/json-pointer.ts";
import type { SourceRange } from "../../../ir/source-range.ts";

/** A column whose rows stand in the spec. */
export interface InlineColumn {
  readonly name: string;
  readonly list: readonly Json[];
  readonly pointer: string;
}

/** The columns of an inline dataset, and which of them are inputs and targets. */
export interface InlineGroups {
  readonly columns: readonly InlineColumn[];
  readonly inputs: { readonly [name: string]: readonly string[] };
  readonly targets: { readonly [name: string]: readonly string[] };
  readonly named: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sorts what stands under `inputs:` and `targets:`: a list of rows, a map of such lists, or the name of a column. */
export function inlineGroups(
  inputs: Json | undefined,
  targets: Json | undefined,
  rangeAt: (pointer: string) => SourceRange,
): InlineGroups {
  const ownInputs = columnsUnder("inputs", inputs);
  const inputGroups = Array.isArray(inputs) ? { input: ["inputs"] } : eachAlone(ownInputs);
  const base = { inputs: inputGroups, named: isObject(inputs) || isObject(targets) };
  if (typeof targets === "string") return { ...base, columns: ownInputs, ...again(targets, inputGroups, rangeAt) };
  const ownTargets = columnsUnder("targets", targets);
  const twice = ownTargets.filter(({ name }) => ownInputs.some((input) => input.name === name));
  return {
    ...base,
    columns: [...ownInputs, ...ownTargets.filter((column) => !twice.includes(column))],
    targets: Array.isArray(targets) ? { outputs: ["targets"] } : eachAlone(ownTargets),
    diagnostics: twice.map(({ name, pointer }) =>
      diagnostic("column-twice", rangeAt(`${pointer}#`), { name, problem: "stands under inputs and under targets" }),
    ),
  };
}

function columnsUnder(key: "inputs" | "targets", written: Json | undefined): readonly InlineColumn[] {
  if (Array.isArray(written)) return [{ name: key, list: written, pointer: `/${key}` }];
  if (!isObject(written)) return [];
  return Object.entries(written).map(([name, list]) => ({
    name,
    list: Array.isArray(list) ? list : [list],
    pointer: pointerTo(`/${key}`, name),
  }));
}

function eachAlone(columns: readonly InlineColumn[]): { readonly [name: string]: readonly string[] } {
  return Object.fromEntries(columns.map(({ name }) => [name, [name]]));
}

/** `targets: inputs`, or the name of one input: the same rows again. */
function again(
  name: string,
  inputs: InlineGroups["inputs"],
  rangeAt: (pointer: string) => SourceRange,
): Pick<InlineGroups, "targets" | "diagnostics"> {
  if (name === "inputs") {
    const plain = inputs.input?.[0] === "inputs";
    return { targets: plain ? { outputs: ["inputs"] } : inputs, diagnostics: [] };
  }
  if (Object.hasOwn(inputs, name)) return { targets: { [name]: [name] }, diagnostics: [] };
  const candidates = ["inputs", ...Object.keys(inputs)];
  const unknown = diagnostic("dataset-column", rangeAt("/targets"), { key: "dataset.targets", name, candidates });
  return { targets: {}, diagnostics: [unknown] };
}
