import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import { indexOfName } from "../../ir/look-up.ts";
import { namesIn } from "../../language/datasets/reading/written-columns.ts";
import type { DatasetDescription } from "../../language/define/dataset.ts";
import { ruleWithoutTargets } from "../learning/resolve-learning.ts";
import type { Resolving } from "../resolving.ts";
import { columnBesideInputs } from "./resolve-split.ts";

/** Columns that form one input of the network, or one target. */
export interface ColumnGroup {
  readonly name: string;
  readonly columns: readonly string[];
  /** The JSON pointer where they are listed. */
  readonly pointer: string;
}

/** The inputs and the targets. */
export interface ColumnGroups {
  readonly inputs: readonly ColumnGroup[];
  readonly targets: readonly ColumnGroup[];
}

/**
 * The columns of each input and each target: as the dataset defines them, else `inputs:` and `targets:` of the spec.
 */
export function columnGroups(at: Resolving, options: JsonObject, description: DatasetDescription): ColumnGroups {
  const known = description.columns.flatMap((column) => column.name ?? []);
  const again = options.targets === "inputs" && (description.holdsRows || !known.includes("inputs"));
  const inputs = groupsOf(at, "inputs", options.inputs, description);
  const described = again ? [] : groupsOf(at, "targets", options.targets, description);
  const targets = options.targets === undefined ? defaultTargets(at, described, inputs, description) : described;
  const entering = inputs.length > 0 ? inputs : everyOther(known, described, besideInputs(at, options));
  if (inputs.length === 0 && entering.every((group) => group.columns.length === 0)) {
    const because = known.length === 0 ? "the dataset has no columns" : "every column is a target";
    at.report(diagnostic("inputs-empty", at.keyRangeAt("/dataset"), { because }));
  }
  reportBoth(at, entering, targets);
  const used = [...entering, ...targets].flatMap((group) => group.columns);
  if (known.length > 0 && !description.holdsRows) reportBeside(at, options, known, used);
  return { inputs: entering, targets: again ? sameAgain(entering) : targets };
}

/**
 * The default targets of a generator: without columns that the spec uses as inputs, and none for a rule that learns
 * from inputs alone.
 */
function defaultTargets(
  at: Resolving,
  targets: readonly ColumnGroup[],
  inputs: readonly ColumnGroup[],
  description: DatasetDescription,
): readonly ColumnGroup[] {
  if (description.holdsRows) return targets;
  if (ruleWithoutTargets(at) !== undefined) return [];
  const entering = new Set(inputs.flatMap((group) => group.columns));
  return targets.filter(({ columns }) => !columns.some((column) => entering.has(column)));
}

function groupsOf(
  at: Resolving,
  key: "inputs" | "targets",
  written: Json | undefined,
  description: DatasetDescription,
): readonly ColumnGroup[] {
  const pointer = `/dataset/${key}`;
  const described = description[key];
  const known = description.columns.flatMap((column) => column.name ?? []);
  if (described !== undefined && (description.holdsRows || !namesColumns(written))) {
    return Object.entries(described).map(([name, columns]) => ({ name, columns, pointer }));
  }
  if (written === undefined) return [];
  if (isObject(written)) {
    return Object.entries(written).map(([name, own]) => oneGroup(at, key, name, own, pointerTo(pointer, name), known));
  }
  const name = key === "inputs" ? "input" : typeof written === "string" ? written : "outputs";
  return [oneGroup(at, key, name, written, pointer, known)];
}

/** Whether `inputs:` contains column names instead of values. */
function namesColumns(written: Json | undefined): boolean {
  if (typeof written === "string") return true;
  if (Array.isArray(written)) return written.every((each) => typeof each === "string");
  return isObject(written) && Object.values(written).every(namesColumns);
}

function oneGroup(
  at: Resolving,
  key: string,
  name: string,
  written: Json,
  pointer: string,
  known: readonly string[],
): ColumnGroup {
  const columns = (Array.isArray(written) ? written : [written]).map(String);
  columns.forEach((column, index) => {
    const range = at.rangeAt(Array.isArray(written) ? pointerTo(pointer, index) : pointer);
    if (indexOfName(known, column) < 0) {
      at.report(diagnostic("dataset-column", range, { key: `\`${key}:\``, name: column, candidates: known }));
    } else if (indexOfName(columns, column) < index) {
      at.report(diagnostic("column-twice", range, { name: column, problem: `is listed twice in \`${key}:\`` }));
    }
  });
  return { name, columns: columns.filter((column) => indexOfName(known, column) >= 0), pointer };
}

/**
 * Columns that are no inputs by default: the weights of the rows, what only says how to split, what is excluded, and
 * what is given back beside the answers.
 */
function besideInputs(at: Resolving, options: JsonObject): readonly (Json | undefined)[] {
  const { sampleWeight, split, exclude, keep } = options;
  return [sampleWeight, columnBesideInputs(at, split), ...namesIn(exclude), ...namesIn(keep)];
}

/** Reports names that are no columns, and columns that are used although they are excluded. */
function reportBeside(at: Resolving, options: JsonObject, known: readonly string[], used: readonly string[]): void {
  for (const key of ["exclude", "keep"] as const) {
    const written = options[key];
    namesIn(written).forEach((name, index) => {
      const pointer = `/dataset/${key}`;
      const range = at.rangeAt(Array.isArray(written) ? pointerTo(pointer, index) : pointer);
      // Where the inputs are listed, a dataset may know no other columns.
      if (indexOfName(known, name) < 0 && options.inputs === undefined) {
        at.report(diagnostic("dataset-column", range, { key: `\`${key}:\``, name, candidates: known }));
      } else if (key === "exclude" && indexOfName(used, name) >= 0) {
        const [problem, advice] = ["is excluded, and used", "Leave it out of `exclude:`, or out of the other list."];
        at.report(diagnostic("column-twice", range, { name, problem, advice }));
      }
    });
  }
}

function everyOther(
  known: readonly string[],
  targets: readonly ColumnGroup[],
  beside: readonly (Json | undefined)[],
): readonly ColumnGroup[] {
  const learnt = new Set(targets.flatMap((group) => group.columns));
  const without = new Set(beside);
  const columns = known.filter((column) => !learnt.has(column) && !without.has(column));
  return [{ name: "input", columns, pointer: "/dataset/inputs" }];
}

/** `targets: inputs`: a single input becomes the target `outputs`, several keep their names. */
function sameAgain(inputs: readonly ColumnGroup[]): readonly ColumnGroup[] {
  const name = (group: ColumnGroup) => (inputs.length === 1 ? "outputs" : group.name);
  return inputs.map((group) => ({ ...group, name: name(group), pointer: "/dataset/targets" }));
}

/** Reports a column that is both input and target: the network could copy it. */
function reportBoth(at: Resolving, inputs: readonly ColumnGroup[], targets: readonly ColumnGroup[]): void {
  const entering = new Set(inputs.flatMap((group) => group.columns));
  for (const { columns, pointer } of targets) {
    for (const name of columns.filter((column) => entering.has(column))) {
      const problem = "is both an input and a target";
      const advice = "Leave it out of one of them; to learn the inputs again, write `targets: inputs`.";
      at.report(diagnostic("column-twice", at.rangeAt(pointer), { name, problem, advice }));
    }
  }
}
