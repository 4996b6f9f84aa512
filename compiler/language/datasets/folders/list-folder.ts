import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder, NotFound } from "../../../ir/table.ts";
import { categoryOrder } from "../reading/category-order.ts";
import { findNamed } from "../reading/find-file.ts";
import { readNumber } from "../reading/read-number.ts";
import { isMetadata, readMetadata } from "./metadata.ts";
import { namePattern } from "./name-pattern.ts";
import { partCalled, partNames } from "./parts.ts";

/** One file of a folder: its path as a spec would name it, and what its path says. */
export interface ListedFile {
  readonly file: string;
  /** The path from the folder on. */
  readonly path: string;
  /** The category of each column that the path gives: `label`, `part`, or the names of a pattern. */
  readonly fields: { readonly [column: string]: string };
}

/** The files of a folder, sorted. */
export interface ListedFolder {
  readonly kind: "folder";
  readonly files: readonly ListedFile[];
  /** The categories that were found for each column, in order. */
  readonly categories: { readonly [column: string]: readonly string[] };
  /** Columns of a metadata file that hold numbers alone. */
  readonly numbers: readonly string[];
  /** Files that no row of a metadata file names. */
  readonly unnamed: readonly string[];
}

/** A folder that is not there, which is no mistake as long as the spec says everything. */
export interface MissingFolder extends NotFound {
  readonly kind: "missing";
}

/** Which files of a folder are wanted, and what their paths say. */
export interface FolderLayout {
  readonly folder: string;
  /** Whether a file is wanted, by its name. */
  readonly isWanted: (name: string) => boolean;
  /** What the paths say; by default the name of the folder of each file is its label. */
  readonly pattern?: string | undefined;
}

/**
 * Lists the files of a folder: by a pattern, or as the Hub's ImageFolder and AudioFolder do: a folder for each category,
 * and around these, if there is more than training, folders called `train`, `validation` and `test`.
 */
export function listFolder(
  layout: FolderLayout,
  files: FileFinder,
  range: SourceRange,
): ListedFolder | MissingFolder | Diagnostic {
  const { folder } = layout;
  const found = findNamed(folder, files, range);
  if ("outside" in found) return diagnostic("file-outside", range, { file: folder, folder: found.outside });
  if (!("path" in found)) return { kind: "missing", ...found };
  try {
    const paths = [...below(found.path, (name) => layout.isWanted(name) || isMetadata(name))].sort();
    const described = layout.pattern === undefined ? paths.filter(isMetadata) : [];
    const wanted = paths.filter((path) => !isMetadata(path));
    const fields = fieldsByPath(layout, foldersIn(found.path));
    if (described.length === 0)
      return listed(
        layout,
        wanted.map((path) => ({ path, fields: fields(path) })),
        [],
      );
    return byMetadata(layout, described, wanted, files, range);
  } catch (error) {
    const problem = reason((error as NodeJS.ErrnoException).code);
    return diagnostic("file-unreadable", range, { file: folder, problem });
  }
}

function reason(code: string | undefined): string {
  if (code === "ENOTDIR") return "it is a file, not a folder";
  if (code === "EACCES" || code === "EPERM") return "there is no permission to read it";
  return `the system says ${code ?? "no"}`;
}

/** What the path of a file says: by the pattern, else by its folders. */
function fieldsByPath({ pattern }: FolderLayout, folders: readonly string[]): (path: string) => ListedFile["fields"] {
  return pattern === undefined ? byFolders(folders) : byPattern(pattern);
}

function listed(
  { folder, pattern }: FolderLayout,
  found: readonly Omit<ListedFile, "file">[],
  unnamed: readonly string[],
  isDescribed = false,
): ListedFolder {
  const files = found.map((each) => ({ ...each, file: `${folder.replace(/\/+$/, "")}/${each.path}` }));
  const columns = [...new Set(files.flatMap(({ fields }) => Object.keys(fields)))];
  const texts = (column: string) => files.flatMap(({ fields }) => fields[column] ?? []);
  const categories = columns.map(
    (column) => [column, column === "part" ? partNames : categoryOrder(texts(column))] as const,
  );
  const isNumber = (column: string) => texts(column).every((text) => readNumber(text) !== undefined);
  const numbers = isDescribed ? columns.filter((column) => column !== "part" && isNumber(column)) : [];
  const own = { kind: "folder", categories: Object.fromEntries(categories), numbers, unnamed } as const;
  return { ...own, files: pattern === undefined && !isDescribed ? sorted(files, own.categories) : files };
}

/** The files that metadata files name, in their order; the folder around such a file may be a part. */
function byMetadata(
  layout: FolderLayout,
  described: readonly string[],
  paths: readonly string[],
  files: FileFinder,
  range: SourceRange,
): ListedFolder | Diagnostic {
  const left = new Set(paths);
  const found: Omit<ListedFile, "file">[] = [];
  for (const metadata of described) {
    const rows = readMetadata(layout.folder, metadata, files, range);
    if ("code" in rows) return rows as Diagnostic;
    const part = partCalled(metadata.split("/").at(-2) ?? "");
    for (const [path, fields] of rows) {
      const file = `${layout.folder}/${path}`;
      if (!left.delete(path))
        return diagnostic("file-missing", range, { file, searched: [`${layout.folder}, which ${metadata} describes`] });
      found.push({ path, fields: { ...fields, ...(part !== undefined && { part }) } });
    }
  }
  return listed(
    layout,
    found,
    [...left].map((path) => `${layout.folder}/${path}`),
    true,
  );
}

function byPattern(pattern: string): (path: string) => ListedFile["fields"] {
  const { read } = namePattern(pattern);
  return (path) => {
    const fields = read(path) ?? {};
    return fields.part === undefined ? fields : { ...fields, part: partCalled(fields.part) ?? fields.part };
  };
}

/** The first folder of a path is a part where all are; then the next one is a category. */
function byFolders(first: readonly string[]): (path: string) => ListedFile["fields"] {
  const hasParts = first.length > 0 && first.every((name) => partCalled(name) !== undefined);
  return (path) => {
    const folders = path.split("/").slice(0, -1);
    const part = hasParts ? partCalled(folders.shift() ?? "") : undefined;
    const [label] = folders;
    return { ...(part === undefined ? {} : { part }), ...(label === undefined ? {} : { label }) };
  };
}

/** The paths of the wanted files in a folder and below it. Links to folders are followed in the first level only. */
function below(path: string, isWanted: (name: string) => boolean, level = 0): readonly string[] {
  return entriesOf(path).flatMap((entry) => {
    const isFolder = level === 0 ? isFolderOrLink(path, entry) : entry.isDirectory();
    if (isFolder) return below(join(path, entry.name), isWanted, level + 1).map((file) => `${entry.name}/${file}`);
    return isWanted(entry.name) ? [entry.name] : [];
  });
}

function foldersIn(path: string): readonly string[] {
  return entriesOf(path).flatMap((entry) => (isFolderOrLink(path, entry) ? [entry.name] : []));
}

/** What a folder holds, without hidden files. */
function entriesOf(path: string): readonly Dirent[] {
  return readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
}

function isFolderOrLink(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(path, entry.name), { throwIfNoEntry: false })?.isDirectory() === true;
}

function partIndex(part: string | undefined): number {
  return part === undefined ? 0 : (partNames as readonly string[]).indexOf(part);
}

/** By part, category and path. */
function sorted(files: readonly ListedFile[], { label = [] }: ListedFolder["categories"]): readonly ListedFile[] {
  const order = new Map(label.map((name, index) => [name, index + 1]));
  const rank = ({ fields }: ListedFile): number =>
    partIndex(fields.part) * (label.length + 1) + (order.get(fields.label ?? "") ?? 0);
  return [...files].sort((a, b) => rank(a) - rank(b));
}
