import type { ByteSource } from "../reading/byte-source.ts";
import type { TextPosition } from "../reading/text-position.ts";
import type { DelimitedFormat } from "./delimited-format.ts";
import type { ScannedRecord } from "./record.ts";
import { type ScanProblem, scanRecords } from "./scan-records.ts";

/** The offset and the line of a record. */
export interface Checkpoint {
  readonly offset: number;
  readonly line: number;
}

const [lineFeed, carriageReturn] = [10, 13];

/** Where a cell is, of the record that comes so many after a checkpoint; a cell that is not there: the end of its row. */
export function locateCell(
  source: ByteSource,
  format: DelimitedFormat,
  checkpoint: Checkpoint,
  recordsAfter: number,
  cell: number,
): TextPosition {
  let left = recordsAfter;
  let found: TextPosition = { line: checkpoint.line, column: 1, length: 1 };
  const take = (record: ScannedRecord): boolean => {
    if (left-- > 0) return true;
    found = positionIn(record, cell);
    return false;
  };
  scanRecords(source.blocks(checkpoint.offset), format, take, checkpoint);
  return found;
}

function positionIn(record: ScannedRecord, cell: number): TextPosition {
  const { bytes, count, starts, ends, forms, start, end, line } = record;
  const quotes = (forms[cell] ?? 0) > 0 ? 1 : 0;
  const from = cell < count ? (starts[cell] as number) - quotes : end;
  const to = cell < count ? (ends[cell] as number) + quotes : end;
  return position(bytes.subarray(start, from), bytes.subarray(from, to), line);
}

/** Where a problem is: the byte itself. */
export function locateProblem(source: ByteSource, { offset, recordOffset, line }: ScanProblem): TextPosition {
  const before = new Uint8Array(offset - recordOffset);
  let length = 0;
  for (const block of source.blocks(recordOffset)) {
    const part = block.subarray(0, before.length - length);
    before.set(part, length);
    length += part.length;
    if (length === before.length) break;
  }
  return position(before, new Uint8Array(0), line);
}

/** The position of bytes after others, which begin with the first byte of a line; only their first line is underlined. */
function position(before: Uint8Array, marked: Uint8Array, firstLine: number): TextPosition {
  let [line, lineStart] = [firstLine, 0];
  for (let at = 0; at < before.length; at++) {
    const byte = before[at];
    if (byte !== lineFeed && (byte !== carriageReturn || before[at + 1] === lineFeed)) continue;
    line++;
    lineStart = at + 1;
  }
  const lineEnd = marked.findIndex((byte) => byte === lineFeed || byte === carriageReturn);
  const length = characters(lineEnd < 0 ? marked : marked.subarray(0, lineEnd));
  return { line, column: characters(before.subarray(lineStart)) + 1, length: Math.max(1, length) };
}

/** The number of characters in UTF-8 bytes as editors count them: UTF-16 code units. */
function characters(bytes: Uint8Array): number {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).length;
}
