import type { ByteSource } from "../reading/byte-source.ts";
import type { DelimitedFormat } from "./delimited-format.ts";
import { cellCounts, findDelimiter } from "./find-delimiter.ts";
import type { ReadDelimited, UnreadDelimited } from "./read-delimited.ts";

/** The delimiter of a text in which the one that was given does not separate anything. */
export function wrongDelimiter(
  source: ByteSource,
  format: DelimitedFormat,
  read: ReadDelimited | UnreadDelimited,
): string | undefined {
  if (read.kind === "cells" && read.names.length > 1) return undefined;
  const other = findDelimiter(source, format);
  const [first = 1, ...rest] = cellCounts(source, { ...format, delimiter: other });
  const [given = 1] = cellCounts(source, format);
  if (other === format.delimiter || first === 1 || given > 1 || rest.length === 0) return undefined;
  return rest.every((count) => count === first) ? other : undefined;
}
