import { CsvError, parse } from "csv-parse/sync";
import { once } from "../../../ir/once.ts";
import { cellInRecord, openQuote, type TextPosition, textPosition } from "./text-position.ts";

/** A CSV text cut into cells. A record is a line, or several where a quoted cell holds line breaks. */
export interface CsvText {
  readonly kind: "cells";
  /** The first record. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Where a cell stands; row −1 is the header. A cell that is not there: the end of its row. */
  readonly positionOf: (row: number, cell: number) => TextPosition;
}

/** What keeps a text from being CSV, and where. */
export interface CsvProblem {
  readonly kind: "problem";
  readonly problem: string;
  readonly position: TextPosition;
}

const lineBreaks = ["\r\n", "\n", "\r"];
const settings = { trim: true, relax_column_count: true, record_delimiter: lineBreaks } as const;

/** Cuts a text without byte order mark into cells; empty lines are nothing. */
export function readCsvText(text: string, delimiter: string): CsvText | CsvProblem {
  try {
    const records = parse(text, { ...settings, delimiter });
    const kept = records.flatMap((record, index) => (isEmptyLine(record) ? [] : [index]));
    const [header, ...rows] = kept.map((index) => records[index] as string[]);
    const ends = once(() => recordEnds(text, delimiter));
    return {
      kind: "cells",
      header: header ?? [],
      rows,
      positionOf: (row, cell) => {
        const record = kept[row + 1] ?? 0;
        const [start, end] = [record === 0 ? 0 : (ends()[record - 1] as number), ends()[record] ?? text.length];
        const [from, length] = cellInRecord(text.slice(start, end), cell, delimiter);
        return textPosition(text, start + from, length);
      },
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return csvProblem(text, delimiter, error);
  }
}

function isEmptyLine(record: readonly string[]): boolean {
  return record.length === 1 && record[0] === "";
}

/** Where each record ends in the text; asked for only when something must be pointed at. */
function recordEnds(text: string, delimiter: string): readonly number[] {
  const bytes = Buffer.from(text);
  const parsed = parse(text, { ...settings, delimiter, info: true }) as unknown as readonly {
    readonly info: { readonly bytes: number };
  }[];
  let [byte, at] = [0, 0];
  return parsed.map(({ info }) => {
    at += bytes.toString("utf8", byte, info.bytes).length;
    byte = info.bytes;
    return at;
  });
}

function csvProblem(text: string, delimiter: string, error: CsvError): CsvProblem {
  const open = error.code === "CSV_QUOTE_NOT_CLOSED" ? openQuote(text, delimiter) : undefined;
  if (open !== undefined) {
    return { kind: "problem", problem: sentenceFor(error.code), position: textPosition(text, open, 1) };
  }
  const line = typeof error.lines === "number" ? error.lines : 1;
  const lines = text.split(/\r\n|\n|\r/);
  const position = { line, column: 1, length: Math.max(1, (lines[line - 1] ?? "").length) };
  return { kind: "problem", problem: sentenceFor(error.code), position };
}

function sentenceFor(code: string): string {
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return "A cell begins with a quote that is never closed.";
    case "CSV_INVALID_CLOSING_QUOTE":
    case "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE":
      return 'A quoted cell goes on after its closing quote; a quote inside it is written twice: "".';
    case "INVALID_OPENING_QUOTE":
      return 'A quote stands inside a cell that does not begin with one; quote the whole cell, and write the quote twice: "".';
    default:
      return `This is not CSV (${code.toLowerCase().replaceAll("_", " ")}).`;
  }
}
