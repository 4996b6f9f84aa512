import type { ByteSource } from "../reading/byte-source.ts";
import type { ScanStart } from "./scan-records.ts";

const [lineFeed, carriageReturn] = [10, 13];

/** Where a text goes on after its first lines. */
export function skipLines(source: ByteSource, lines: number): ScanStart {
  if (lines === 0) return { offset: 0, line: 1 };
  let [offset, line, last] = [0, 1, 0];
  for (const block of source.blocks(0)) {
    for (const byte of block) {
      if (line > lines && !(last === carriageReturn && byte === lineFeed)) return { offset, line };
      if (byte === carriageReturn || (byte === lineFeed && last !== carriageReturn)) line++;
      last = byte;
      offset++;
    }
  }
  return { offset, line };
}
