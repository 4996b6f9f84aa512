import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../../ir/json.ts";
import { reasonOf } from "../reading/find-file.ts";
import { suffices, type Wanted } from "./collected-column.ts";
import { isReadWrongly } from "./describe-columns.ts";
import { type FileSource, fileSources, type MissingSource } from "./file-sources.ts";
import type { RowsOfFile } from "./rows-of-file.ts";
import type { SourceRequest } from "./source-request.ts";

/** Reads one file, and keeps what is wanted of each column. */
export type ReadFile = (
  source: FileSource,
  options: JsonObject,
  wanted: (name: string) => Wanted,
) => RowsOfFile | Diagnostic;

/** The rows of all files of a dataset. */
export interface ReadFiles {
  readonly kind: "read";
  readonly files: readonly RowsOfFile[];
}

/** The files of the dataset that was read last: its description and its rows need them one after the other. */
let last: { readonly key: string; readonly files: readonly RowsOfFile[] } | undefined;

/** Reads all files of a dataset, each once; not at all if the same files were read last, and enough was kept of them. */
export function readFiles(
  request: SourceRequest,
  type: string,
  readFile: ReadFile,
  wanted: (name: string) => Wanted,
): ReadFiles | MissingSource | Diagnostic {
  const sources = fileSources(request);
  if ("code" in sources || "kind" in sources) return sources;
  const key = keyOf(type, request.options as JsonObject, sources);
  if (last?.key === key && last.files.every((file) => isEnough(file, wanted)))
    return { kind: "read", files: last.files };
  last = undefined;
  const files: RowsOfFile[] = [];
  for (const source of sources) {
    const file = readOne(source, request.options as JsonObject, readFile, wanted);
    if ("code" in file) return file;
    files.push(file);
  }
  last = { key, files };
  return { kind: "read", files };
}

/** Everything that decides what is read: the bytes, and how they are understood. */
function keyOf(type: string, options: JsonObject, sources: readonly FileSource[]): string {
  const { columns: _, defaults: __, inputs: ___, targets: ____, split: _____, text: ______, ...format } = options;
  return JSON.stringify([
    type,
    format,
    sources.map(({ name, part, identity, range }) => [name, part, identity, range]),
  ]);
}

function isEnough({ columnNames, columns }: RowsOfFile, wanted: (name: string) => Wanted): boolean {
  return columnNames.every((name, index) => {
    const column = columns[index];
    return column !== undefined && suffices(column, wanted(name));
  });
}

function readOne(
  source: FileSource,
  options: JsonObject,
  readFile: ReadFile,
  wanted: (name: string) => Wanted,
): RowsOfFile | Diagnostic {
  try {
    const file = readFile(source, options, wanted);
    if ("code" in file) return file;
    // The first rows of a column were numbers, but most are not: its texts are needed.
    const texts = new Set(file.columnNames.filter((name) => wanted(name) === "either" && isReadWrongly(file, name)));
    if (texts.size === 0) return file;
    return readFile(source, options, (name) => (texts.has(name) ? "text" : wanted(name)));
  } catch (error) {
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    return diagnostic("file-unreadable", source.range, { file: source.name, problem: reasonOf(error) });
  }
}
