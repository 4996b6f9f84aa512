import type { DelimitedFormat } from "./delimited-format.ts";
import { addCell, emptyRecord, type ScannedRecord } from "./record.ts";

/** What keeps a text from being read as records. */
export type QuoteProblem = "never closed" | "goes on after its quote" | "quote inside a cell";

/** A problem, and where it is. */
export interface ScanProblem {
  readonly problem: QuoteProblem;
  /** The offset of the byte in the whole text. */
  readonly offset: number;
  /** The offset of the record that contains it, and its line. */
  readonly recordOffset: number;
  readonly line: number;
}

/** Where a scan begins: the offset of a record in the whole text, and its line. */
export interface ScanStart {
  readonly offset: number;
  readonly line: number;
}

const [lineFeed, carriageReturn, space, tab] = [10, 13, 32, 9];

/** A quoted cell that is longer is taken for one whose quote is never closed. */
const longestRecord = 1 << 28;

interface Scan {
  readonly record: ScannedRecord;
  bytes: Uint8Array;
  /** The number of bytes that were read; a line feed follows them. */
  length: number;
  /** The offset of the first of these bytes in the whole text. */
  base: number;
  /** The number of bytes to wait for: a record that is not whole is scanned again when twice as much of it is there. */
  worthScanning: number;
  /** Whether no bytes follow. */
  isLast: boolean;
  line: number;
  readonly stops: Uint8Array;
  readonly blanks: Uint8Array;
  readonly delimiter: number;
  readonly quote: number;
  readonly comment: number;
  /** Whether the last quoted cell has doubled quotes. */
  isEscaped: boolean;
  problem: ScanProblem | undefined;
}

/**
 * Splits UTF-8 bytes into records and gives each one to `take` until that returns false. Empty lines are no records.
 * Lines end with \n, \r\n or \r.
 */
export function scanRecords(
  blocks: Iterable<Uint8Array>,
  format: DelimitedFormat,
  take: (record: ScannedRecord) => boolean,
  start: ScanStart = { offset: 0, line: 1 },
): ScanProblem | undefined {
  const scan = newScan(format, start);
  const iterator = blocks[Symbol.iterator]();
  let next = iterator.next();
  try {
    while (next.done !== true) {
      const block = next.value;
      append(scan, block);
      next = iterator.next();
      scan.isLast = next.done === true;
      if (!scan.isLast && scan.length < scan.worthScanning) continue;
      const at = scanBlock(scan, take);
      if (at < 0 || scan.problem !== undefined) return scan.problem;
      keepRest(scan, at);
      scan.worthScanning = 2 * scan.length;
      if (scan.length > longestRecord) return problemAt(scan, 0, "never closed");
    }
    return undefined;
  } finally {
    iterator.return?.();
  }
}

function newScan({ delimiter, quote, comment, trim }: DelimitedFormat, { offset, line }: ScanStart): Scan {
  const code = (text: string | undefined) => text?.charCodeAt(0) ?? -1;
  const stops = new Uint8Array(256);
  for (const each of [lineFeed, carriageReturn, code(delimiter), code(quote), code(comment)]) {
    if (each >= 0) stops[each] = 1;
  }
  const blanks = new Uint8Array(256);
  if (trim) blanks[space] = 1;
  if (trim) blanks[tab] = 1;
  blanks[code(delimiter)] = 0;
  return {
    record: emptyRecord(),
    bytes: new Uint8Array(0),
    length: 0,
    worthScanning: 0,
    base: offset,
    isLast: false,
    line,
    stops,
    blanks,
    delimiter: code(delimiter),
    quote: code(quote),
    comment: code(comment),
    isEscaped: false,
    problem: undefined,
  };
}

/** Adds a block to the bytes that are left of the last one, and a line feed at which every loop stops. */
function append(scan: Scan, block: Uint8Array): void {
  const needed = scan.length + block.length + 1;
  if (scan.bytes.length < needed) {
    const larger = new Uint8Array(Math.max(needed, 2 * scan.bytes.length));
    larger.set(scan.bytes.subarray(0, scan.length));
    scan.bytes = larger;
  }
  scan.bytes.set(block, scan.length);
  scan.length += block.length;
  scan.bytes[scan.length] = lineFeed;
}

function keepRest(scan: Scan, at: number): void {
  if (at === 0) return;
  scan.bytes.copyWithin(0, at, scan.length);
  scan.length -= at;
  scan.base += at;
}

/** Gives every whole record to `take`; returns where the first incomplete one begins, −1 if no more are wanted. */
function scanBlock(scan: Scan, take: (record: ScannedRecord) => boolean): number {
  const { record } = scan;
  record.bytes = scan.bytes;
  let at = 0;
  while (at < scan.length) {
    const { line } = scan;
    record.count = 0;
    record.start = at;
    record.offset = scan.base + at;
    record.line = line;
    const end = scanRecord(scan, at);
    if (end < 0) {
      scan.line = line;
      return at;
    }
    at = end;
    if (!isEmpty(record) && !take(record)) return -1;
  }
  return at;
}

function isEmpty({ count, starts, ends, forms }: ScannedRecord): boolean {
  return count === 0 || (count === 1 && starts[0] === ends[0] && forms[0] === 0);
}

/** Finds the cells of the record that begins at `start`; returns where the next one begins, −1 if its end is not there. */
function scanRecord(scan: Scan, start: number): number {
  const { bytes, delimiter } = scan;
  let at = scanCell(scan, start);
  while (at >= 0 && bytes[at] === delimiter) at = scanCell(scan, at + 1);
  return at < 0 ? -1 : endRecord(scan, at);
}

/** Adds the cell that begins here; returns where it ends, −1 if its end is not there. */
function scanCell(scan: Scan, start: number): number {
  const { record, bytes, length, stops, blanks, quote } = scan;
  let from = start;
  while (blanks[bytes[from] as number] === 1) from++;
  if (bytes[from] === quote && from < length) return scanQuoted(scan, from);
  let at = from;
  while (stops[bytes[at] as number] === 0) at++;
  let end = at;
  while (end > from && blanks[bytes[end - 1] as number] === 1) end--;
  addCell(record, from, end, 0);
  return at;
}

/** The end of a record whose last cell is followed by something else than a delimiter; returns as `scanRecord`. */
function endRecord(scan: Scan, stop: number): number {
  const { record, bytes, quote, comment } = scan;
  if (bytes[stop] === quote) {
    scan.problem = problemAt(scan, stop, "quote inside a cell");
    return -1;
  }
  record.end = stop;
  if (bytes[stop] !== comment) return afterLine(scan, stop);
  let at = stop;
  while (bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  return afterLine(scan, at);
}

/** The first byte after the line break at this position, −1 if it is not known yet. */
function afterLine(scan: Scan, at: number): number {
  const { bytes, length, isLast } = scan;
  const unknown = at >= length || (at === length - 1 && bytes[at] === carriageReturn);
  if (unknown && !isLast) return -1;
  scan.line++;
  if (at >= length) return length;
  return bytes[at] === carriageReturn && at + 1 < length && bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}

/** Adds the cell whose opening quote is at `open`; returns where it is followed by a delimiter or the end of a line. */
function scanQuoted(scan: Scan, open: number): number {
  const { record, bytes, length, blanks, isLast } = scan;
  const close = closingQuote(scan, open);
  if (close < 0) {
    if (isLast) scan.problem = problemAt(scan, open, "never closed");
    return -1;
  }
  // The next byte may make it a doubled quote.
  if (close + 1 >= length && !isLast) return -1;
  addCell(record, open + 1, close, scan.isEscaped ? 2 : 1);
  let at = close + 1;
  while (blanks[bytes[at] as number] === 1) at++;
  if (scan.stops[bytes[at] as number] === 1 && bytes[at] !== scan.quote) return at;
  scan.problem = problemAt(scan, at, "goes on after its quote");
  return -1;
}

/** The closing quote of the cell that begins at `open`, −1 if it is not there; counts the lines on the way. */
function closingQuote(scan: Scan, open: number): number {
  const { bytes, length, quote } = scan;
  scan.isEscaped = false;
  for (let at = open + 1; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) scan.line++;
    if (byte !== quote) continue;
    if (bytes[at + 1] !== quote) return at;
    scan.isEscaped = true;
    at++;
  }
  return -1;
}

function problemAt({ base, record }: Scan, at: number, problem: QuoteProblem): ScanProblem {
  return { problem, offset: base + at, recordOffset: record.offset, line: record.line };
}
