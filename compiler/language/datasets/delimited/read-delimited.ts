import type { ByteSource } from "../reading/byte-source.ts";
import type { TextPosition } from "../reading/text-position.ts";
import type { Wanted } from "../tabular/collected-column.ts";
import type { DelimitedFormat } from "./delimited-format.ts";
import { locateCell, locateProblem } from "./locate-cell.ts";
import { type CollectedRecords, recordCollector, recordsBetween } from "./record-collector.ts";
import { type QuoteProblem, scanRecords } from "./scan-records.ts";
import { skipLines } from "./skip-lines.ts";

/** A delimited text that was read: its columns, and where each cell is. */
export interface ReadDelimited extends Omit<CollectedRecords, "checkpoints"> {
  readonly kind: "cells";
  readonly format: DelimitedFormat;
  /** Where a cell is; row −1 is the header. For a missing cell, the end of its row. */
  readonly positionOf: (row: number, cell: number) => TextPosition;
}

/** Why a text cannot be split into cells, and where. */
export interface UnreadDelimited {
  readonly kind: "problem";
  readonly problem: QuoteProblem;
  readonly position: TextPosition;
}

/** Reads UTF-8 bytes once, and collects what is wanted of each column. */
export function readDelimited(
  source: ByteSource,
  format: DelimitedFormat,
  wanted: (name: string) => Wanted,
): ReadDelimited | UnreadDelimited {
  const collector = recordCollector(format, wanted);
  const start = skipLines(source, format.skipRows);
  const found = scanRecords(source.blocks(start.offset), format, collector.take, start);
  if (found !== undefined) {
    return { kind: "problem", problem: found.problem, position: locateProblem(source, found) };
  }
  const { checkpoints, ...collected } = collector.finish();
  const positionOf = (row: number, cell: number): TextPosition => {
    const record = Math.max(0, format.header === true ? row + 1 : row);
    const checkpoint = checkpoints[Math.floor(record / recordsBetween)] ?? start;
    return locateCell(source, format, checkpoint, record % recordsBetween, cell);
  };
  return { kind: "cells", format, ...collected, positionOf };
}
