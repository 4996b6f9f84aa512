import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import { type FileProblem, unzipped } from "../language/datasets/reading/unzipped.ts";
import { windowOf } from "../language/datasets/windows/window-option.ts";
import { isFolder } from "../run/is-folder.ts";
import { areArrays, givenArrays } from "./given-arrays.ts";
import { givenContent } from "./given-content.ts";
import { givenCsv } from "./given-csv.ts";
import { givenFolder } from "./given-folder.ts";
import { jsonRows, parseJson, rowWithin } from "./given-json.ts";
import { givenLines, isLines } from "./given-lines.ts";
import { givenParquet, isParquet } from "./given-parquet.ts";
import type { GivenRow, GivenRows } from "./given-row.ts";
import { decodeText, readFile } from "./read-file.ts";
import type { Sources } from "./report.ts";
import { rowsInWindows } from "./rows-in-windows.ts";
import { withContents } from "./with-contents.ts";

/** The source of the rows for `predict`: one row in JSON, or a file, `-` for stdin. */
export interface RowSource {
  readonly input?: string;
  readonly file?: string;
}

/** Reads the input rows for predict. */
export function givenRows({ input, file }: RowSource, model: Model): GivenRows {
  if (input !== undefined && input !== "-") return withFiles("input", fromInput(input), model);
  const isStdin = input === "-" || file === "-";
  const name = isStdin ? "stdin" : (file ?? "");
  if (!isStdin && isFolder(name)) return givenFolder(name, model);
  const read = readFile(isStdin ? 0 : name);
  if ("problem" in read) return { ...refused(name, unreadable(name, read.problem)), unreadable: true };
  const bytes = unzipped(read.bytes);
  if ("problem" in bytes) return { ...refused(name, unreadable(name, bytes.problem)), unreadable: true };
  return withFiles(name, fromBytes(name, bytes, model), model);
}

/** The same rows with the pictures and recordings that they name. */
function withFiles(file: string, given: GivenRows, model: Model): GivenRows {
  const { rows, diagnostics } = withContents(file, given.rows, model);
  return { ...given, rows, diagnostics: [...given.diagnostics, ...diagnostics] };
}

function fromInput(input: string): GivenRows {
  const name = "--input";
  const row = parseJson(input);
  if (row === undefined) return refused(name, unreadable(name, "it is not JSON", asJson));
  return { name, rows: [rowWithin(name, row)], diagnostics: [], sources: {} };
}

function fromBytes(name: string, bytes: Uint8Array, model: Model): GivenRows {
  const content = givenContent(name, bytes, model);
  if (content !== undefined && "problem" in content) {
    return { ...refused(name, unreadable(name, content.problem)), unreadable: true };
  }
  if (content !== undefined) {
    return { name, rows: [rowWithin(name, content.row)], diagnostics: [], sources: {} };
  }
  const binary = isParquet(bytes) ? givenParquet : areArrays(bytes) ? givenArrays : undefined;
  if (binary !== undefined) return given(name, binary(name, bytes, model), model, {});
  const begin = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart();
  if (begin === "" && bytes.length <= 1024) return refused(name, diagnostic("no-rows", undefined, { what: name }));
  const found = readBytes(name, bytes, begin, model);
  return given(name, found, model, name === "stdin" ? sourceOf(name, bytes) : {});
}

function given(
  name: string,
  found: readonly GivenRow[] | Diagnostic | FileProblem,
  model: Model,
  sources: Sources,
): GivenRows {
  if ("problem" in found) return { ...refused(name, unreadable(name, found.problem)), unreadable: true };
  const rows = "code" in found ? found : rowsInWindows(name, found, model);
  if ("code" in rows) return { ...refused(name, rows), sources };
  return { name, rows, diagnostics: [], sources, keep: groupOf(model) };
}

/** Several series have an answer for each: the column that says which is kept beside them. */
function groupOf({ dataset }: Model): readonly string[] {
  const group = dataset === undefined ? undefined : windowOf(dataset.options)?.group;
  return group === undefined ? [] : [group];
}

/** The rows in the bytes of a file that begins so: lines of text, JSON, or cells. */
function readBytes(name: string, bytes: Uint8Array, begin: string, model: Model) {
  const isJson = /^[[{]/.test(begin);
  if (isLines(name, model) && !(isJson && name === "stdin")) return givenLines(name, bytes, model);
  return isJson ? fromJsonBytes(name, bytes) : givenCsv(name, bytes, model);
}

function fromJsonBytes(name: string, bytes: Uint8Array): readonly GivenRow[] | Diagnostic | FileProblem {
  const decoded = decodeText(bytes);
  if ("problem" in decoded) return decoded;
  const rows = jsonRows(name, decoded.text);
  return "line" in rows ? unreadable(name, `line ${rows.line} is not JSON`) : rows;
}

/** Standard input cannot be read again for the code frames of its mistakes. */
function sourceOf(name: string, bytes: Uint8Array): Sources {
  const decoded = bytes.length < mostShown ? decodeText(bytes) : { problem: "it is too long" };
  return "text" in decoded ? { [name]: decoded.text } : {};
}

/** Longer texts are not kept for code frames. */
const mostShown = 1 << 27;

const asJson = "Give a list, or a map by column, in quotes: --input '[1, 1, 0]'";

function unreadable(source: string, problem: string, advice?: string): Diagnostic {
  return diagnostic("input-unreadable", undefined, { source, problem, ...(advice !== undefined && { advice }) });
}

function refused(name: string, mistake: Diagnostic): GivenRows {
  return { name, rows: [], diagnostics: [mistake], sources: {} };
}
