import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json, JsonObject } from "../../../ir/json.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { RowShape } from "../../../ir/shape.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder } from "../../../ir/table.ts";
import { categoryNames } from "../../columns/category.ts";
import type { DatasetDescription } from "../../define/dataset.ts";
import { misdeclared } from "../generating/misdeclared.ts";
import { namesIn, writtenColumn, writtenColumns } from "../reading/written-columns.ts";
import { type ListedFolder, listFolder } from "./list-folder.ts";
import { partNames } from "./parts.ts";

/** What a dataset of files in folders is described by. */
export interface FolderKind {
  /** The column that holds the files' content, and its type. */
  readonly content: { readonly name: string; readonly type: "image" | "vector" };
  readonly isWanted: (name: string) => boolean;
  /** What the files are called in messages: `pictures`. */
  readonly what: string;
  /** The key that gives the shape of the content. */
  readonly shapeKey: string;
}

/** The options of such a dataset that say what it holds. */
export interface FolderOptions {
  readonly folder: string;
  readonly columns?: JsonObject | undefined;
  readonly defaults?: JsonObject | undefined;
  readonly inputs?: Json | undefined;
  readonly targets?: Json | undefined;
}

/** What the spec says of such a dataset. */
export interface FolderRequest {
  readonly kind: FolderKind;
  readonly options: FolderOptions;
  readonly range: SourceRange;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  readonly files: FileFinder;
  /** One row of the content as far as the spec says it, else as the files of the folder show it. */
  readonly shape: RowShape | undefined;
  readonly shapeIn: (firstFile: string) => RowShape | Diagnostic;
}

/**
 * The columns of files in folders: their content, `label` (the category of the folder that a file is in) and `part`
 * (training, validation or test, where folders are called so). The folder is opened only where the spec does not say
 * enough.
 */
export function describeFolder(request: FolderRequest): DatasetDescription {
  const { kind, options, range, ranges, files, shape } = request;
  const label = categoryNames(categoriesWritten(options));
  const labelled = usesLabel(options);
  if (shape !== undefined && (label !== undefined || !labelled)) return described(request, shape, label, labelled);
  const at = ranges["/folder"] ?? range;
  const listed = listFolder(options.folder, kind.isWanted, files, at);
  if (!("kind" in listed)) return failed([listed]);
  if (listed.kind === "missing") {
    const keys = [
      ...(shape === undefined ? [kind.shapeKey] : []),
      ...(label === undefined && labelled ? ["dataset.columns.label.categories"] : []),
    ];
    return failed(keys.map((key) => diagnostic("data-needed", at, { ...listed, key, file: options.folder })));
  }
  return describedByFiles(request, listed, label ?? listed.categories);
}

function describedByFiles(
  request: FolderRequest,
  listed: ListedFolder,
  categories: readonly string[],
): DatasetDescription {
  const { kind, options, range, ranges } = request;
  const mistakes = folderMistakes(listed, kind, options.folder, ranges["/folder"] ?? range);
  if (mistakes.length > 0) return failed(mistakes);
  const shape = request.shape ?? request.shapeIn(listed.files[0]?.file ?? "");
  if ("code" in shape) return failed([shape]);
  return described(request, shape, categories, categories.length > 0);
}

/** Files that cannot be rows: none at all, or some that stand beside the folders of categories. */
export function folderMistakes(
  listed: ListedFolder,
  { what }: FolderKind,
  folder: string,
  range: SourceRange,
): readonly Diagnostic[] {
  if (listed.files.length === 0) {
    const advice = `Put the ${what} of each category into a folder of their own: ${folder}/cat, ${folder}/dog.`;
    return [diagnostic("no-rows", range, { what: `The folder ${folder}`, advice })];
  }
  if (listed.categories.length === 0) return [];
  const stray = listed.files.filter(({ category }) => category === undefined);
  return stray.slice(0, 1).map(({ file }) => diagnostic("stray-file", range, { file, count: stray.length }));
}

function described(
  { kind, options, range, ranges }: FolderRequest,
  shape: RowShape,
  categories: readonly string[] | undefined,
  labelled: boolean,
): DatasetDescription {
  const content = { ...kind.content, shape };
  const label = { name: "label", type: "category" as const, shape: [1], ...(categories && { categories }) };
  const part = { name: "part", type: "category" as const, shape: [1], categories: partNames };
  const columns: Partial<ColumnModel>[] = labelled ? [content, label, part] : [content, part];
  return {
    columns,
    inputs: { input: [content.name] },
    ...(labelled ? { targets: { label: ["label"] } } : {}),
    named: true,
    diagnostics: misdeclared([content, part], options, (pointer) => ranges[`${pointer}#`] ?? range),
  };
}

function failed(diagnostics: readonly Diagnostic[]): DatasetDescription {
  return { columns: [], named: true, diagnostics };
}

function categoriesWritten(options: FolderOptions): Parameters<typeof categoryNames>[0] {
  return writtenColumn(writtenColumns(options), "label").options.categories as Parameters<typeof categoryNames>[0];
}

/** Whether the labels are to be learnt or enter the network. */
function usesLabel({ inputs, targets }: FolderOptions): boolean {
  if (targets === undefined) return true;
  return [...namesIn(inputs), ...(targets === "inputs" ? [] : namesIn(targets))].includes("label");
}
