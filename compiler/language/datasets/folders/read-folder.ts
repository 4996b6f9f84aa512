import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { mistakesIn } from "../../../diagnostics/mistakes.ts";
import type { ColumnModel, DatasetModel } from "../../../ir/model.ts";
import type { ColumnData, FileFinder, Table } from "../../../ir/table.ts";
import { largestSize } from "../../define/option.ts";
import { readBytes } from "../reading/read-bytes.ts";
import { type FolderKind, folderMistakes } from "./describe-folder.ts";
import { type ListedFile, listFolder } from "./list-folder.ts";
import { partNames } from "./parts.ts";

/** The content of one file as one row of the column, or why it cannot be read: a sentence that goes on after "cannot be read:". */
export type ReadContent = (bytes: Uint8Array, column: ColumnModel) => ArrayLike<number> | { readonly problem: string };

/** Reads every file of the folder of a dataset. */
export function readFolder(
  kind: FolderKind,
  { options, columns, range, ranges }: DatasetModel,
  files: FileFinder,
  read: ReadContent,
  empty: (count: number) => Float64Array | Uint8Array,
): { readonly table?: Table; readonly diagnostics: readonly Diagnostic[] } {
  const folder = String(options.folder);
  const at = ranges["/folder"] ?? range;
  const listed = listFolder(folder, kind.isWanted, files, at);
  if (!("kind" in listed)) return { diagnostics: [listed] };
  if (listed.kind === "missing") return { diagnostics: [diagnostic("file-missing", at, { ...listed, file: folder })] };
  const wrong = folderMistakes(listed, kind, folder, at);
  if (wrong.length > 0) return { diagnostics: wrong };
  const mistakes = mistakesIn(folder);
  const rows = listed.files.length;
  const content = (column: ColumnModel): ColumnData => {
    const size = column.shape.reduce((product, each) => product * each, 1);
    if (rows * size > largestSize) {
      const sizes = [rows, ...column.shape].join(" × ");
      mistakes.add(() => diagnostic("size-overflow", at, { what: `The folder ${folder}`, sizes }));
      return { kind: "numbers", values: empty(0) };
    }
    const values = empty(rows * size);
    listed.files.forEach(({ file }, row) => {
      const found = readBytes(file, files, at);
      if (!("kind" in found)) return mistakes.add(() => found);
      if (found.kind === "missing") return mistakes.add(() => diagnostic("file-missing", at, { ...found, file }));
      const one = read(found.bytes, column);
      if ("problem" in one) {
        return mistakes.add(() => diagnostic("file-unreadable", at, { file, problem: one.problem }));
      }
      values.set(one, row * size);
    });
    return { kind: "numbers", values };
  };
  const category = (column: ColumnModel): ColumnData => {
    const { categories = [], name } = column;
    const values = Int32Array.from(listed.files, (each) => {
      const written = categoryOf(each, name);
      const index = written === undefined ? -1 : categories.indexOf(written);
      if (written === undefined) mistakes.add(() => withoutFolders(column, folder));
      else if (index < 0) {
        const where = `the folder of ${each.file}`;
        mistakes.add(() => diagnostic("category-not-listed", at, { written, where, categories }));
      }
      return index;
    });
    return { kind: "categories", values };
  };
  const data = columns.map((column) => {
    return [column.name, column.name === kind.content.name ? content(column) : category(column)] as const;
  });
  if (mistakes.any()) return { diagnostics: mistakes.list() };
  return { table: { rows, columns: Object.fromEntries(data), rangeOf: () => at }, diagnostics: [] };
}

function categoryOf({ category, part }: ListedFile, column: string): string | undefined {
  return column === "part" ? part : category;
}

function withoutFolders({ name, range }: ColumnModel, folder: string): Diagnostic {
  const wanted = name === "part" ? partNames.join(", ") : "each category";
  const problem = `has no values: ${folder} has no folders for ${wanted}`;
  return diagnostic("column-unfit", range, { name, problem });
}
