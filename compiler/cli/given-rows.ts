import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import type { SourceRange } from "../ir/source-range.ts";
import { type FileProblem, unzipped } from "../language/datasets/reading/unzipped.ts";
import { givenContent } from "./given-content.ts";
import { givenCsv } from "./given-csv.ts";
import type { GivenRow } from "./given-row.ts";
import { decodeText, readFile } from "./read-file.ts";
import type { Sources } from "./report.ts";

/** The source of the rows for `predict`: one row in JSON, or a file, `-` for stdin. */
export interface RowSource {
  readonly input?: string;
  readonly file?: string;
}

/** The rows that were given, or the mistakes in them. */
export interface GivenRows {
  /** Their source, as shown in messages. */
  readonly name: string;
  readonly rows: readonly GivenRow[];
  readonly diagnostics: readonly Diagnostic[];
  /** True if the file itself could not be read. */
  readonly unreadable?: boolean;
  readonly sources: Sources;
}

/** Reads the input rows for predict. */
export function givenRows({ input, file }: RowSource, model: Model): GivenRows {
  if (input !== undefined && input !== "-") return fromInput(input);
  const isStdin = input === "-" || file === "-";
  const name = isStdin ? "stdin" : (file ?? "");
  const read = readFile(isStdin ? 0 : name);
  if ("problem" in read) return { ...refused(name, unreadable(name, read.problem)), unreadable: true };
  const bytes = unzipped(read.bytes);
  if ("problem" in bytes) return { ...refused(name, unreadable(name, bytes.problem)), unreadable: true };
  return fromBytes(name, bytes, model);
}

function fromInput(input: string): GivenRows {
  const name = "--input";
  const range = (): SourceRange => ({ file: name, line: 1, column: 1, length: 1 });
  const parsed = parseJson(input);
  if (parsed === undefined) return refused(name, unreadable(name, "it is not JSON", asJson));
  return { name, rows: [{ row: parsed, range }], diagnostics: [], sources: {} };
}

function fromBytes(name: string, bytes: Uint8Array, model: Model): GivenRows {
  const content = givenContent(name, bytes, model);
  if (content !== undefined && "problem" in content) {
    return { ...refused(name, unreadable(name, content.problem)), unreadable: true };
  }
  if (content !== undefined) {
    const range = (): SourceRange => ({ file: name, line: 1, column: 1, length: 1 });
    return { name, rows: [{ row: content.row, range }], diagnostics: [], sources: {} };
  }
  const begin = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart();
  if (begin === "" && bytes.length <= 1024) return refused(name, diagnostic("no-rows", undefined, { what: name }));
  const found = /^[[{]/.test(begin) ? fromJsonBytes(name, bytes) : givenCsv(name, bytes, model);
  const sources = name === "stdin" ? sourceOf(name, bytes) : {};
  if ("problem" in found) return { ...refused(name, unreadable(name, found.problem)), unreadable: true };
  return "code" in found ? { ...refused(name, found), sources } : { name, rows: found, diagnostics: [], sources };
}

function fromJsonBytes(name: string, bytes: Uint8Array): readonly GivenRow[] | Diagnostic | FileProblem {
  const decoded = decodeText(bytes);
  return "problem" in decoded ? decoded : fromJson(name, decoded.text);
}

/** Standard input cannot be read again for the code frames of its mistakes. */
function sourceOf(name: string, bytes: Uint8Array): Sources {
  const decoded = bytes.length < mostShown ? decodeText(bytes) : { problem: "it is too long" };
  return "text" in decoded ? { [name]: decoded.text } : {};
}

/** Longer texts are not kept for code frames. */
const mostShown = 1 << 27;

/** A list of rows, one row, or one row on each line. */
function fromJson(name: string, text: string): readonly GivenRow[] | Diagnostic {
  const whole = parseJson(text);
  const at = (line: number) => (): SourceRange => ({ file: name, line, column: 1, length: 1 });
  if (whole !== undefined) {
    if (Array.isArray(whole) && whole.length === 0) return diagnostic("no-rows", undefined, { what: name });
    const isList = Array.isArray(whole) && whole.every((row: Json) => typeof row === "object");
    const rows = isList ? (whole as readonly Json[]) : [whole];
    return rows.map((row) => ({ row, range: at(1) }));
  }
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, number: index + 1 }));
  const rows: GivenRow[] = [];
  for (const { line, number } of lines) {
    if (line.trim() === "") continue;
    const row = parseJson(line);
    if (row === undefined) return unreadable(name, `line ${number} is not JSON`);
    rows.push({ row, range: at(number) });
  }
  return rows;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const asJson = "Give a list, or a map by column, in quotes: --input '[1, 1, 0]'";

function unreadable(source: string, problem: string, advice?: string): Diagnostic {
  return diagnostic("input-unreadable", undefined, { source, problem, ...(advice !== undefined && { advice }) });
}

function refused(name: string, mistake: Diagnostic): GivenRows {
  return { name, rows: [], diagnostics: [mistake], sources: {} };
}
