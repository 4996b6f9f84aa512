import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { type Mistakes, mistakesIn } from "../../../diagnostics/mistakes.ts";
import type { ColumnModel, DatasetModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { ColumnData, FileFinder, Table } from "../../../ir/table.ts";
import { largestSize } from "../../define/option.ts";
import { readBytes } from "../reading/read-bytes.ts";
import { readNumber } from "../reading/read-number.ts";
import type { FolderKind } from "./describe-folder.ts";
import { folderMistakes } from "./folder-mistakes.ts";
import { type ListedFile, listFolder } from "./list-folder.ts";

/** The content of one file as one row of the column, or why it cannot be read: what goes on after "cannot be read:". */
export type ReadContent = (
  bytes: Uint8Array,
  column: ColumnModel,
) => ArrayLike<number> | { readonly kind: "problem"; readonly problem: string };

/** How the content of files becomes a column. */
export interface ContentReader {
  readonly read: ReadContent;
  /** Room for so many numbers. */
  readonly empty: (count: number) => Float64Array | Uint8Array;
}

/** Reads every file of the folder of a dataset. */
export function readFolder(
  kind: FolderKind,
  { options, columns, split, range, ranges }: DatasetModel,
  files: FileFinder,
  reader: ContentReader,
): { readonly table?: Table; readonly diagnostics: readonly Diagnostic[] } {
  const { folder, pattern } = options as { readonly folder: string; readonly pattern?: string };
  const at = ranges["/folder"] ?? range;
  const listed = listFolder({ folder, pattern, isWanted: kind.isWanted }, files, at);
  if (!("kind" in listed)) return { diagnostics: [listed] };
  if (listed.kind === "missing") return { diagnostics: [diagnostic("file-missing", at, { ...listed, file: folder })] };
  const wrong = folderMistakes(listed, kind.what, { folder, pattern }, at);
  if (wrong.length > 0) return { diagnostics: wrong };
  if (split === undefined && listed.files.some(({ fields }) => fields.part && fields.part !== "training")) {
    return { diagnostics: [diagnostic("parts-unused", at, { folder })] };
  }
  const mistakes = mistakesIn(folder);
  const read = columns.map((column): readonly [string, ColumnData] => {
    const request = { column, listed: listed.files, folder, at, mistakes };
    return [column.name, column.name === kind.content.name ? contents(request, files, reader) : fieldsOf(request)];
  });
  if (mistakes.any()) return { diagnostics: mistakes.list() };
  const rangeOf = (): SourceRange => at;
  return { table: { rows: listed.files.length, columns: Object.fromEntries(read), rangeOf }, diagnostics: [] };
}

interface ColumnRequest {
  readonly column: ColumnModel;
  readonly listed: readonly ListedFile[];
  readonly folder: string;
  readonly at: SourceRange;
  readonly mistakes: Mistakes;
}

function contents({ column, listed, folder, at, mistakes }: ColumnRequest, files: FileFinder, reader: ContentReader) {
  const size = column.shape.reduce((product, each) => product * each, 1);
  const rows = listed.length;
  if (rows * size > largestSize) {
    const sizes = [rows, ...column.shape].join(" × ");
    mistakes.add(() => diagnostic("size-overflow", at, { what: `The folder ${folder}`, sizes }));
    return { kind: "numbers", values: reader.empty(0) } as const;
  }
  const values = reader.empty(rows * size);
  listed.forEach(({ file }, row) => {
    const found = readBytes(file, files, at);
    if (!("kind" in found)) return mistakes.add(() => found);
    if (found.kind === "missing") return mistakes.add(() => diagnostic("file-missing", at, { ...found, file }));
    const one = reader.read(found.bytes, column);
    if ("problem" in one) return mistakes.add(() => diagnostic("file-unreadable", at, { file, problem: one.problem }));
    values.set(one, row * size);
  });
  return { kind: "numbers", values } as const;
}

function fieldsOf(request: ColumnRequest): ColumnData {
  return request.column.type === "number" ? numbersOf(request) : categoriesOf(request);
}

function numbersOf({ column: { name }, listed, at, mistakes }: ColumnRequest): ColumnData {
  const values = Float64Array.from(listed, ({ file, fields }) => {
    const written = fields[name] ?? "";
    const value = readNumber(written);
    if (value === undefined) {
      mistakes.add(() => diagnostic("not-a-number", at, { written, where: `column "${name}" of ${file}` }));
    }
    return value ?? 0;
  });
  return { kind: "numbers", values };
}

function categoriesOf({ column, listed, folder, at, mistakes }: ColumnRequest): ColumnData {
  const { categories = [], name, range } = column;
  const indexes = new Map(categories.map((category, index) => [category, index]));
  const values = Int32Array.from(listed, ({ file, fields }) => {
    const written = fields[name];
    const index = written === undefined ? undefined : indexes.get(written);
    if (written === undefined) {
      const problem = `has no values: the files in ${folder} are not in folders that give it`;
      mistakes.add(() => diagnostic("column-unfit", range, { name, problem }));
    } else if (index === undefined) {
      mistakes.add(() =>
        diagnostic("category-not-listed", at, { written, where: `column "${name}" of ${file}`, categories }),
      );
    }
    return index ?? 0;
  });
  return { kind: "categories", values };
}
