import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder, NotFound } from "../../../ir/table.ts";
import { categoryOrder } from "../reading/category-order.ts";
import { findNamed } from "../reading/find-file.ts";
import { type Part, partCalled, partNames } from "./parts.ts";

/** One file of a folder: its path as a spec would name it, and what the folders around it say. */
export interface ListedFile {
  readonly file: string;
  /** The folder that it is in, or one around that: the name of its category. */
  readonly category?: string;
  /** The part of the rows that it belongs to, where folders are called `train`, `validation` and `test`. */
  readonly part?: Part;
}

/** The files of a folder, sorted: by part, category and path. */
export interface ListedFolder {
  readonly kind: "folder";
  readonly files: readonly ListedFile[];
  /** The names of the folders of categories, in order; empty where the files are not in such folders. */
  readonly categories: readonly string[];
  readonly hasParts: boolean;
}

/** A folder that is not there, which is no mistake as long as the spec says everything. */
export interface MissingFolder extends NotFound {
  readonly kind: "missing";
}

/**
 * Lists the files of a folder whose names `isWanted`, as the Hub's ImageFolder and AudioFolder do: a folder for each
 * category, and around these, if there is more than training, folders called `train`, `validation` and `test`.
 */
export function listFolder(
  folder: string,
  isWanted: (name: string) => boolean,
  files: FileFinder,
  range: SourceRange,
): ListedFolder | MissingFolder | Diagnostic {
  const found = findNamed(folder, files, range);
  if ("outside" in found) return diagnostic("file-outside", range, { file: folder, folder: found.outside });
  if (!("path" in found)) return { kind: "missing", ...found };
  try {
    return listed(found.path, folder, isWanted);
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

function listed(path: string, folder: string, isWanted: (name: string) => boolean): ListedFolder {
  const inside = (name: string) => `${folder.replace(/\/+$/, "")}/${name}`;
  const parts = foldersIn(path).flatMap((name) => {
    const part = partCalled(name);
    return part === undefined ? [] : [{ name, part }];
  });
  const hasParts = parts.length > 0 && parts.length === foldersIn(path).length;
  const found = hasParts
    ? parts.flatMap(({ name, part }) =>
        inCategories(join(path, name), inside(name), isWanted).map((each) => ({ ...each, part })),
      )
    : inCategories(path, inside("").slice(0, -1), isWanted);
  const categories = categoryOrder(found.flatMap(({ category }) => category ?? []));
  return { kind: "folder", files: sorted(found, categories), categories, hasParts };
}

/** The files of a folder of categories; where it holds no folders, its own files, without a category. */
function inCategories(path: string, folder: string, isWanted: (name: string) => boolean): readonly ListedFile[] {
  const own = entriesOf(path).flatMap((entry) => (!isFolder(path, entry) && isWanted(entry.name) ? [entry.name] : []));
  const ofCategories = foldersIn(path).flatMap((category) =>
    below(join(path, category), isWanted).map((file) => ({ file: `${folder}/${category}/${file}`, category })),
  );
  return [...own.map((name) => ({ file: `${folder}/${name}` })), ...ofCategories];
}

/** The paths of the wanted files in a folder and below it. Links to folders are not followed: they may form circles. */
function below(path: string, isWanted: (name: string) => boolean): readonly string[] {
  return entriesOf(path).flatMap((entry) => {
    if (entry.isDirectory()) return below(join(path, entry.name), isWanted).map((file) => `${entry.name}/${file}`);
    return isWanted(entry.name) ? [entry.name] : [];
  });
}

function foldersIn(path: string): readonly string[] {
  return entriesOf(path).flatMap((entry) => (isFolder(path, entry) ? [entry.name] : []));
}

/** What a folder holds, without hidden files. */
function entriesOf(path: string): readonly Dirent[] {
  return readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
}

function isFolder(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(path, entry.name), { throwIfNoEntry: false })?.isDirectory() === true;
}

function sorted(files: readonly ListedFile[], categories: readonly string[]): readonly ListedFile[] {
  const order = new Map(categories.map((name, index) => [name, index]));
  const rank = ({ part, category }: ListedFile): number =>
    (part === undefined ? 0 : partNames.indexOf(part)) * (categories.length + 1) +
    (category === undefined ? 0 : (order.get(category) ?? 0) + 1);
  return [...files].sort((a, b) => rank(a) - rank(b) || (a.file < b.file ? -1 : 1));
}
