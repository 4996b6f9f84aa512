import type { ByteSource } from "../reading/byte-source.ts";
import type { DelimitedFormat } from "./delimited-format.ts";
import type { ScannedRecord } from "./record.ts";
import { scanRecords } from "./scan-records.ts";
import { skipLines } from "./skip-lines.ts";

/** The delimiters that are searched for, the commonest first. */
const usual = [",", ";", "\t", "|"] as const;

/** Records that are looked at. */
const most = 100;

/**
 * The delimiter of a text: the one that splits the most of the first records into as many cells as the first of them. A
 * text without any has one column, which a comma reads.
 */
export function findDelimiter(source: ByteSource, format: Omit<DelimitedFormat, "delimiter">): string {
  let [best, greatest] = [",", 0];
  for (const delimiter of usual) {
    const share = shareOfEqual(cellCounts(source, { ...format, delimiter }));
    if (share > greatest) [best, greatest] = [delimiter, share];
  }
  return best;
}

/** The share of records with as many cells as the first, 0 where that has one cell. */
function shareOfEqual(counts: readonly number[]): number {
  const [first = 1] = counts;
  return first === 1 ? 0 : counts.filter((count) => count === first).length / counts.length;
}

/** The number of cells of the first records, as far as they can be read. */
export function cellCounts(source: ByteSource, format: DelimitedFormat): readonly number[] {
  const counts: number[] = [];
  const take = ({ count }: ScannedRecord): boolean => counts.push(count) < most;
  const start = skipLines(source, format.skipRows);
  scanRecords(source.blocks(start.offset), format, take, start);
  return counts;
}
