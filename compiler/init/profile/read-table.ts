import { basename, dirname, join } from "node:path";
import { fileFinder } from "../../data/file-finder.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import { indexOfName } from "../../ir/look-up.ts";
import type { FileFinder } from "../../ir/table.ts";
import { type DelimitedFileOptions, delimitedFile } from "../../language/datasets/delimited/delimited-file.ts";
import { jsonFile } from "../../language/datasets/objects/json-file.ts";
import { ndjsonFile } from "../../language/datasets/objects/ndjson-file.ts";
import { parquetFile } from "../../language/datasets/parquet/parquet-file.ts";
import { typeOfFile } from "../../language/datasets/reading/type-of-file.ts";
import type { FileSource } from "../../language/datasets/tabular/file-sources.ts";
import { fileSources } from "../../language/datasets/tabular/file-sources.ts";
import { countTexts } from "../../language/datasets/tabular/text-counts.ts";
import { findFormat, type ReadFormat } from "./find-format.ts";
import { profileArchive } from "./profile-archive.ts";
import { type TableProfile, tableProfile } from "./table-profile.ts";

/** A file of rows and columns was read: its profile, and the texts of a column as they are written. */
export interface ReadTable {
  readonly kind: "table";
  readonly profile: TableProfile;
  /** How often each text stands in a column. */
  readonly textsOf: (column: string) => ReadonlyMap<string, number>;
}

/** Reads a file of rows and columns at this path; what is written of its format is not searched for. */
export function readTable(path: string, written: JsonObject = {}): ReadTable | Diagnostic {
  const type = typeOf(path);
  if (type === "npz") return archiveAt(path);
  if (type === "npy") {
    const problem = "an array alone does not say which of its numbers is the target";
    const advice = "Put inputs and targets into one archive: numpy.savez('data.npz', x=inputs, y=targets)";
    return diagnostic("file-unreadable", undefined, { file: path, problem, advice });
  }
  const source = sourceAt(path);
  if ("code" in source) return source;
  const read = type === "csv" ? findFormat(source, written) : objectsIn(source, type);
  if ("code" in read) return read;
  const { file, format, delimiter } = read;
  if (file.rows === 0 || file.columnNames.length === 0) {
    const advice = "A file to learn from has a row for each example, and a column for each thing that is known of it.";
    return diagnostic("file-unreadable", undefined, { file: path, problem: "it has no rows", advice });
  }
  const [few] = file.ragged.first;
  if (few !== undefined) {
    const parameters = {
      row: `Row ${few.row + 1} of ${file.name}`,
      found: few.cells,
      expected: file.columnNames.length,
    };
    return diagnostic("ragged-row", file.rangeOf(few.row, 0), { ...parameters, because: "the header has" });
  }
  const profile = tableProfile(type, file, format, delimiter);
  const textsOf = (column: string) => (type === "csv" ? textsIn(source, format, column) : new Map<string, number>());
  return { kind: "table", profile, textsOf };
}

/** How rows are written, by the ending of the file's name. */
function typeOf(path: string): TableProfile["type"] | "npy" {
  const type = typeOfFile(path) ?? "csv";
  return type === "tsv" ? "csv" : (type as TableProfile["type"] | "npy");
}

function objectsIn(source: FileSource, type: "json" | "ndjson" | "parquet"): ReadFormat | Diagnostic {
  const readers = {
    json: jsonFile,
    ndjson: ndjsonFile,
    parquet: (from: FileSource) => parquetFile(from, () => "either"),
  };
  const file = readers[type](source);
  return "code" in file ? file : { kind: "format", file, format: {}, delimiter: "" };
}

function archiveAt(path: string): ReadTable | Diagnostic {
  const profile = profileArchive(path, filesBeside(path), basename(path));
  return "code" in profile ? profile : { kind: "table", profile, textsOf: () => new Map() };
}

function filesBeside(path: string): FileFinder {
  return fileFinder(join(dirname(path), "spec.yaml"), [], "");
}

function sourceAt(path: string): FileSource | Diagnostic {
  const file = basename(path);
  const range = { file: path, line: 1, column: 1, length: 1 };
  const sources = fileSources({ options: { file }, range, ranges: {}, files: filesBeside(path) });
  if ("code" in sources) return sources;
  if (!("kind" in sources)) return sources[0] as FileSource;
  return diagnostic("file-unreadable", undefined, { file: path, problem: "there is no such file" });
}

function textsIn(source: FileSource, format: JsonObject, column: string): ReadonlyMap<string, number> {
  const file = delimitedFile(source, format as DelimitedFileOptions, (name) => (name === column ? "text" : "nothing"));
  if ("code" in file) throw new Error(`${file.text} although it was read before`);
  const found = file.columns[indexOfName(file.columnNames, column)];
  return found?.kind === "texts" ? countTexts(found) : new Map();
}
