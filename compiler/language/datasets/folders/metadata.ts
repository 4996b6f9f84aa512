import { posix } from "node:path";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder } from "../../../ir/table.ts";
import { type DelimitedFileOptions, delimitedFile } from "../delimited/delimited-file.ts";
import { readBytes } from "../reading/read-bytes.ts";
import { readFiles } from "../tabular/read-files.ts";

/** What a metadata file says of the files of a folder: the fields of each by its path, in the order of the file. */
export type Metadata = ReadonlyMap<string, { readonly [column: string]: string }>;

/** Names of such files, as the Hub knows them. */
export const isMetadata = (path: string): boolean => /(?:^|\/)metadata\.(?:csv|jsonl)$/.test(path);

/** The column that names the file. */
const fileName = "file_name";

/** Reads a metadata file, `path` from the folder on: a row for each file, named in the column `file_name`. */
export function readMetadata(
  folder: string,
  path: string,
  files: FileFinder,
  range: SourceRange,
): Metadata | Diagnostic {
  const file = `${folder.replace(/\/+$/, "")}/${path}`;
  const rows = path.endsWith("csv") ? csvRows(file, files, range) : jsonRows(file, files, range);
  if ("code" in rows) return rows;
  const found = new Map<string, { readonly [column: string]: string }>();
  for (const row of rows) {
    const { [fileName]: name, ...fields } = row;
    if (name === undefined) {
      return diagnostic("file-unreadable", range, { file, problem: `it has no column ${fileName} in every row` });
    }
    found.set(posix.join(posix.dirname(path), name), fields);
  }
  return found;
}

type Row = { readonly [column: string]: string };

function csvRows(file: string, files: FileFinder, range: SourceRange): readonly Row[] | Diagnostic {
  const request = { options: { file }, range, ranges: { "/file": range }, files };
  const read = readFiles(
    request,
    "metadata",
    (source, _, wanted) => delimitedFile(source, {} as DelimitedFileOptions, wanted),
    () => "text",
  );
  if (!("kind" in read)) return read;
  if (read.kind === "missing") return diagnostic("file-missing", range, { ...read, file });
  const [{ columnNames, columns, rows }] = read.files as [(typeof read.files)[number]];
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      columns.map((column, index) => {
        const text = column.kind === "texts" ? column.texts[column.indices[row] as number] : "";
        return [columnNames[index] as string, text ?? ""];
      }),
    ),
  );
}

function jsonRows(file: string, files: FileFinder, range: SourceRange): readonly Row[] | Diagnostic {
  const found = readBytes(file, files, range);
  if (!("kind" in found)) return found;
  if (found.kind === "missing") return diagnostic("file-missing", range, { ...found, file });
  const rows: Row[] = [];
  for (const [index, line] of new TextDecoder().decode(found.bytes).split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const row = parsed(line);
    if (row === undefined)
      return diagnostic("file-unreadable", range, { file, problem: `line ${index + 1} is no JSON map` });
    rows.push(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])));
  }
  return rows;
}

function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
