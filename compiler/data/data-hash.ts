import { createHash } from "node:crypto";
import type { ColumnData, Table } from "../ir/table.ts";

/** Numbers converted to bytes at a time. */
const chunk = 65536;

/**
 * SHA-256 of all rows as they were read, in hexadecimal: for each column, in order, one line of JSON with its name, its
 * kind and the number of rows, then its values as little-endian float64, row-major (a category is its index; of a text, the
 * index among the different texts, which then follow as one line of JSON), then, where a value is missing, a byte for each
 * row: 1 where it is, and where that is one of several numbers, a byte for each number. It does not depend on the formatting
 * or compression of a file.
 */
export function dataHash(table: Table): string {
  const hash = createHash("sha256");
  for (const [name, data] of Object.entries(table.columns)) {
    hash.update(`${JSON.stringify([name, data.kind, table.rows])}\n`);
    for (const bytes of chunks(data.values)) hash.update(bytes);
    if (data.kind === "texts") hash.update(`${JSON.stringify(data.texts)}\n`);
    if (data.missing?.includes(1)) hash.update(data.missing);
    if (data.kind === "numbers" && data.missingNumbers?.includes(1)) hash.update(data.missingNumbers);
  }
  return hash.digest("hex");
}

function* chunks(values: ColumnData["values"]): Generator<Uint8Array> {
  for (let start = 0; start < values.length; start += chunk) {
    const some = Float64Array.from(values.subarray(start, start + chunk));
    yield new Uint8Array(some.buffer);
  }
}
