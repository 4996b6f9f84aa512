import type { SourceRange } from "../../../ir/source-range.ts";

/** A part of a text: lines and columns count from 1. */
export type TextPosition = Omit<SourceRange, "file">;

/** The line and column of the character at `offset`; \r\n, \n and \r all end a line. */
export function textPosition(text: string, offset: number, length: number): TextPosition {
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < offset; at++) {
    const character = text[at];
    if (character !== "\n" && (character !== "\r" || text[at + 1] === "\n")) continue;
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1, length: Math.max(1, length) };
}

/** Where the cell of this number begins in its record, and its length on its first line, without the spaces around. */
export function cellInRecord(record: string, cell: number, delimiter: string): readonly [number, number] {
  let start = 0;
  for (let before = 0; before < cell; before++) {
    const end = cellEnd(record, start, delimiter);
    if (record[end] !== delimiter) return [lineEnd(record, end), 1];
    start = end + 1;
  }
  const end = cellEnd(record, start, delimiter);
  const written = record.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  if (written.trim() === "") return [start, 1];
  return [from, lineEnd(written.trim(), 0)];
}

/** Where the cell begins whose quote is never closed, or nothing. */
export function openQuote(text: string, delimiter: string): number | undefined {
  for (let start = 0; start < text.length; ) {
    const end = cellEnd(text, start, delimiter);
    if (end === text.length) {
      const from = text.length - text.slice(start).trimStart().length;
      return text[from] === '"' ? from : undefined;
    }
    start = end + 1;
  }
  return undefined;
}

/** The end of the cell that begins at `start`: a delimiter, a line break or the end of the record. */
function cellEnd(record: string, start: number, delimiter: string): number {
  let at = start;
  while (record[at] === " " || (record[at] === "\t" && delimiter !== "\t")) at++;
  let quoted = record[at] === '"';
  if (quoted) at++;
  for (; at < record.length; at++) {
    const character = record[at];
    if (quoted && character === '"' && record[at + 1] === '"') at++;
    else if (quoted) quoted = character !== '"';
    else if (character === delimiter || character === "\n" || character === "\r") return at;
  }
  return record.length;
}

/** The first line break at or after `from`, or the end; of a multi-line cell only the first line is underlined. */
function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}
