import { readFileSync } from "node:fs";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { SourceRange } from "../ir/source-range.ts";
import { readCsvText } from "../language/datasets/reading/csv-text.ts";
import { readNumber } from "../language/datasets/reading/read-number.ts";
import { decodeText, problemOf, readFile } from "./read-file.ts";
import type { Sources } from "./report.ts";

/** Where the rows for `predict` come from: one row in JSON, or a file, `-` for stdin. */
export interface RowSource {
  readonly input?: string;
  readonly file?: string;
}

/** A row and where it stands. */
export interface GivenRow {
  readonly row: Json;
  readonly range: SourceRange;
}

/** The rows that were given, or what is wrong with them. */
export interface GivenRows {
  readonly rows: readonly GivenRow[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Reads the rows; nothing where none were given. */
export function givenRows({ input, file }: RowSource): GivenRows | undefined {
  if (input !== undefined && input !== "-") return fromInput(input);
  if (input === undefined && file === undefined) return undefined;
  const isStdin = input === "-" || file === "-";
  const name = isStdin ? "stdin" : (file ?? "");
  const read = isStdin ? readStdin() : readFile(name);
  const decoded = "problem" in read ? read : decodeText(read.bytes);
  if ("problem" in decoded) return refused([unreadable(name, decoded.problem)]);
  return fromText(name, decoded.text);
}

function fromInput(input: string): GivenRows {
  const range = { file: "--input", line: 1, column: 1, length: 1 };
  const parsed = parseJson(input);
  if (parsed === undefined) return refused([unreadable("--input", "it is not JSON")]);
  return { rows: [{ row: parsed, range }], diagnostics: [], sources: {} };
}

function fromText(name: string, text: string): GivenRows {
  const sources = { [name]: text };
  if (text.trim() === "") return refused([diagnostic("no-rows", undefined, { what: name })]);
  const found = /^\s*[[{]/.test(text) ? fromJson(name, text) : fromCsv(name, text);
  return "code" in found ? { ...refused([found]), sources } : { rows: found, diagnostics: [], sources };
}

/** A list of rows, one row, or one row on each line. */
function fromJson(name: string, text: string): readonly GivenRow[] | Diagnostic {
  const whole = parseJson(text);
  const at = (line: number): SourceRange => ({ file: name, line, column: 1, length: 1 });
  if (whole !== undefined) {
    const isList = Array.isArray(whole) && whole.length > 0 && whole.every((row: Json) => typeof row === "object");
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

/** Rows by the names in the header; without a header of names, lists of numbers. */
function fromCsv(name: string, text: string): readonly GivenRow[] | Diagnostic {
  const read = readCsvText(text, ",");
  if (read.kind === "problem") {
    return diagnostic("csv-syntax", { file: name, ...read.position }, { problem: read.problem });
  }
  const { header, rows, positionOf } = read;
  const at = (row: number): SourceRange => ({ file: name, ...positionOf(row, 0) });
  // Nobody calls a column 0.5: a first line of numbers is a row, and rows are lists.
  if (header.every((cell) => readNumber(cell) !== undefined)) {
    return [header, ...rows].map((cells, index) => ({ row: cells, range: at(index - 1) }));
  }
  const short = rows.findIndex((cells) => cells.length !== header.length);
  if (short < 0) return rows.map((cells, row) => ({ row: byName(header, cells), range: at(row) }));
  const found = rows[short]?.length ?? 0;
  const because = "the header has";
  return diagnostic("ragged-row", at(short), { row: `Row ${short + 1}`, found, expected: header.length, because });
}

function byName(header: readonly string[], cells: readonly string[]): Json {
  return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
}

function readStdin(): { readonly bytes: Uint8Array } | { readonly problem: string } {
  try {
    return { bytes: readFileSync(0) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function unreadable(source: string, problem: string): Diagnostic {
  return diagnostic("input-unreadable", undefined, { source, problem });
}

function refused(diagnostics: readonly Diagnostic[]): GivenRows {
  return { rows: [], diagnostics, sources: {} };
}
