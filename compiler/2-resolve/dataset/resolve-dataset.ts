import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { listOf } from "../../diagnostics/did-you-mean.ts";
import type { Json } from "../../ir/json.ts";
import { elementNamed } from "../../ir/look-up.ts";
import type { ColumnModel, DatasetModel, InputModel } from "../../ir/model.ts";
import type { FileFinder } from "../../ir/table.ts";
import { sequenceOf } from "../../language/columns/padded-sequence.ts";
import { windowOf } from "../../language/datasets/windows/window-option.ts";
import type { DatasetDescription } from "../../language/define/dataset.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import { type ColumnGroup, type ColumnGroups, columnGroups } from "./column-groups.ts";
import { withFilesOfBases } from "./files-of-bases.ts";
import { withOrderOfRows } from "./order-of-rows.ts";
import { augmentOf, checkAugment } from "./resolve-augment.ts";
import { resolveColumns } from "./resolve-columns.ts";
import { columnOfSplit, resolveSplit } from "./resolve-split.ts";
import { inputShape } from "./row-of-columns.ts";
import { reportWeightType, resolveSampleWeight } from "./sample-weight.ts";
import { withWrittenCategories } from "./written-categories.ts";

/** The dataset with its columns, inputs and targets. */
export interface ResolvedDataset {
  readonly model: DatasetModel;
  readonly inputs: readonly InputModel[];
  readonly targets: readonly ColumnGroup[];
  /** False if part of it is unknown because of a mistake: what depends on it is then not checked. */
  readonly complete: boolean;
}

/** The dataset of the spec, if it has one. Reads a file only if the spec does not define the columns completely. */
export function resolveDataset(at: Resolving, files: FileFinder): ResolvedDataset | undefined {
  const written = at.value.dataset;
  if (written === undefined) return undefined;
  let mistakes = 0;
  const counting: Resolving = {
    ...at,
    report: (each) => {
      if (each.severity === "error") mistakes++;
      at.report(each);
    },
  };
  const { type, options, description, range, ranges } = describe(
    counting,
    withFilesOfBases(at, written as Json, files),
    files,
  );
  const groups = mistakes > 0 ? undefined : columnGroups(counting, options, description);
  const used = new Set([...(groups?.inputs ?? []), ...(groups?.targets ?? [])].flatMap((group) => group.columns));
  const by = columnOfSplit(options.split);
  if (by !== undefined) used.add(by);
  const weight = resolveSampleWeight(counting, options.sampleWeight, description);
  if (weight !== undefined) used.add(weight);
  const group = windowOf(options)?.group;
  if (group !== undefined) used.add(group);
  const asWritten =
    groups === undefined
      ? []
      : resolveColumns(counting, options, description, { used, targets: onlyLearnt(groups, weight) });
  const split = resolveSplit(counting, options.split, description, asWritten);
  const entering = new Set((groups?.inputs ?? []).flatMap((each) => each.columns));
  const columns = withOrderOfRows(counting, asWritten, split, entering);
  reportWeightType(counting, columns, weight);
  const model: DatasetModel = {
    type,
    options,
    columns,
    ...(split && { split }),
    ...(weight !== undefined && { sampleWeight: weight }),
    ...augmentOf(at, options),
    named: description.named,
    range,
    ranges,
  };
  const inputs = (groups?.inputs ?? []).map((group) => inputModel(counting, group, columns));
  if (mistakes === 0) checkAugment(counting, model, inputs);
  return { model, inputs, targets: groups?.targets ?? [], complete: mistakes === 0 };
}

/** Columns that are targets or weights of rows, and no inputs. */
function onlyLearnt({ inputs, targets }: ColumnGroups, weight: string | undefined): ReadonlySet<string> {
  const entering = new Set(inputs.flatMap((group) => group.columns));
  const others = [...targets.flatMap((group) => group.columns), ...(weight === undefined ? [] : [weight])];
  return new Set(others.filter((name) => !entering.has(name)));
}

function describe(at: Resolving, written: Json, files: FileFinder) {
  const type = typeOf(written);
  const word = at.language.datasets[type];
  if (word === undefined) throw new Error(`stage 1 let the dataset "${type}" pass`);
  const own = {
    values: withWrittenCategories(at, optionsOf(written)),
    pointerOf: (name: string) => `/dataset/${name}`,
  };
  const options = resolveOptions(at, word.options, own, type, "/dataset");
  const range = at.keyRangeAt("/dataset");
  const ranges = allBelow(at.spec.ranges, "/dataset");
  const numbers = allBelow(at.spec.numbers, "/dataset");
  const description: DatasetDescription = word.describe({ options, range, ranges, written: numbers, files });
  for (const each of description.diagnostics) at.report(each);
  return { type, options, description, range, ranges };
}

/** What is known of everything below a pointer, by the rest of its pointer. */
function allBelow<T>(known: { readonly [pointer: string]: T }, pointer: string): { readonly [pointer: string]: T } {
  const below = Object.entries(known).filter(([each]) => each.startsWith(`${pointer}/`));
  return Object.fromEntries(below.map(([each, value]) => [each.slice(pointer.length), value]));
}

function inputModel(at: Resolving, group: ColumnGroup, columns: readonly ColumnModel[]): InputModel {
  const own = group.columns.flatMap((name) => elementNamed(columns, name) ?? []);
  const shape = inputShape(own);
  if (shape === undefined) {
    const odd = own.find((column) => column.shape.length > 1);
    const problem = `has the shape [${odd?.shape.join(", ")}] and cannot be joined with ${others(own, odd)}`;
    const advice = "Make it a separate input: `inputs: { photo: photo, facts: [rooms, area] }`.";
    const range = at.spec.ranges[group.pointer] ?? at.keyRangeAt("/dataset");
    at.report(diagnostic("column-unfit", range, { name: odd?.name ?? "", problem, advice }));
  }
  const padded = own.some((column) => sequenceOf(column) !== undefined);
  return { name: group.name, shape: shape ?? [1], columns: group.columns, ...(padded && { padded }) };
}

function others(columns: readonly ColumnModel[], odd: ColumnModel | undefined): string {
  const names = columns.filter((column) => column !== odd).map((column) => `"${column.name}"`);
  return names.length > 4 ? "other columns" : listOf(names);
}
