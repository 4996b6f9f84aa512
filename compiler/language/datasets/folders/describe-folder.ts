import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../../ir/json.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { RowShape } from "../../../ir/shape.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder } from "../../../ir/table.ts";
import { categoryNames } from "../../columns/category.ts";
import type { DatasetDescription } from "../../define/dataset.ts";
import { misdeclared } from "../generating/misdeclared.ts";
import { namesIn, writtenColumn, writtenColumns } from "../reading/written-columns.ts";
import { folderMistakes } from "./folder-mistakes.ts";
import { type ListedFolder, listFolder } from "./list-folder.ts";
import { namePattern } from "./name-pattern.ts";
import { partNames } from "./parts.ts";

/** What a dataset of files in folders holds. */
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
  readonly pattern?: string | undefined;
  readonly columns?: JsonObject | undefined;
  readonly defaults?: JsonObject | undefined;
  readonly inputs?: Json | undefined;
  readonly targets?: Json | undefined;
  readonly split?: unknown;
}

/** What is asked of the description. */
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
 * The columns of files in folders: their content, and categories that their paths give: `label` (the folder that a file
 * is in) and `part` (training, validation or test, where folders are called so), or the names in `pattern`. The folder is
 * opened only where the spec does not say enough.
 */
export function describeFolder(request: FolderRequest): DatasetDescription {
  const { kind, options, range, ranges, files, shape } = request;
  const unknown = usedFields(request).filter((name) => !isComplete(options, name));
  if (shape !== undefined && unknown.length === 0) return described(request, shape, fieldNames(request));
  const at = ranges["/folder"] ?? range;
  const listed = listFolder({ ...options, isWanted: kind.isWanted }, files, at);
  if (!("kind" in listed)) return failed([listed]);
  if (listed.kind === "missing") {
    const categories = unknown.map((name) => `dataset.columns.${name}.categories`);
    const keys = [...(shape === undefined ? [kind.shapeKey] : []), ...categories];
    return failed(keys.map((key) => diagnostic("data-needed", at, { ...listed, key, file: options.folder })));
  }
  return describedByFiles(request, listed);
}

function describedByFiles(request: FolderRequest, listed: ListedFolder): DatasetDescription {
  const { kind, options, range, ranges } = request;
  const mistakes = folderMistakes(listed, kind.what, options, ranges["/folder"] ?? range);
  if (mistakes.length > 0) return failed(mistakes);
  const shape = request.shape ?? request.shapeIn(listed.files[0]?.file ?? "");
  if ("code" in shape) return failed([shape]);
  return described(request, shape, Object.keys(listed.categories), listed);
}

function described(
  { kind, options, range, ranges }: FolderRequest,
  shape: RowShape,
  fields: readonly string[],
  found?: ListedFolder,
): DatasetDescription {
  const content = { ...kind.content, shape };
  const columns = fields.map((name): Partial<ColumnModel> => {
    const { type } = writtenColumn(writtenColumns(options), name);
    if (type === "number" || (type === undefined && found?.numbers.includes(name))) {
      return { name, type: "number", shape: [1] };
    }
    const categories = writtenCategories(options, name) ?? found?.categories[name];
    return { name, type: "category", shape: [1], ...(categories && { categories }) };
  });
  return {
    columns: [content, ...columns],
    inputs: { input: [content.name] },
    ...(fields.includes("label") ? { targets: { label: ["label"] } } : {}),
    named: true,
    diagnostics: misdeclared([content], options, (pointer) => ranges[`${pointer}#`] ?? range),
  };
}

function failed(diagnostics: readonly Diagnostic[]): DatasetDescription {
  return { columns: [], named: true, diagnostics };
}

/** The columns beside the content, as far as the spec knows: a metadata file may have others. */
function fieldNames({ kind, options }: FolderRequest): readonly string[] {
  const usual = options.pattern === undefined ? ["label", "part"] : namePattern(options.pattern).names;
  const written = writtenColumns(options).map(({ name }) => name);
  return [...new Set([...usual, ...written])].filter((name) => name !== kind.content.name);
}

/** True where the spec alone says how a column is read. */
function isComplete(options: FolderOptions, name: string): boolean {
  const { type } = writtenColumn(writtenColumns(options), name);
  return type === "number" || writtenCategories(options, name) !== undefined;
}

function writtenCategories(options: FolderOptions, name: string): readonly string[] | undefined {
  const { categories } = writtenColumn(writtenColumns(options), name).options;
  const own = categoryNames(categories as Parameters<typeof categoryNames>[0]);
  return own ?? (name === "part" ? partNames : undefined);
}

/** The columns beside the content that the spec uses; the label is what is learnt by default. */
function usedFields({ kind, options }: FolderRequest): readonly string[] {
  const { inputs, targets, split, pattern } = options;
  const learnt = targets === undefined ? ["label"] : targets === "inputs" ? [] : namesIn(targets);
  const own = isObject(split as Json) ? (split as JsonObject) : {};
  const column = isObject(own.options) ? own.options.column : own.column;
  const used = [...new Set([...namesIn(inputs), ...learnt, ...namesIn(column)])];
  const names = pattern === undefined ? used : namePattern(pattern).names;
  return used.filter((name) => name !== kind.content.name && names.includes(name));
}
