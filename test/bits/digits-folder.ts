import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const rows = 80;

/** A folder with made-up digits under the names that the specs give to real ones: nobody needs the real ones here. */
export function digitsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "netwright-digits-"));
  mkdirSync(join(folder, "mnist"));
  const pixels = Uint8Array.from({ length: rows * 28 * 28 }, (_, i) => (i * i * 31 + i * 17) % 256);
  const labels = Uint8Array.from({ length: rows }, (_, row) => (row * row * 3 + row) % 10);
  writeIdx(join(folder, "mnist/t10k-images-idx3-ubyte.gz"), [rows, 28, 28], pixels);
  writeIdx(join(folder, "mnist/t10k-labels-idx1-ubyte.gz"), [rows], labels);
  return folder;
}

/** Bytes as an IDX file: a magic number, a size of four bytes for each axis, the values. */
function writeIdx(path: string, shape: readonly number[], values: Uint8Array): void {
  const sizes = shape.flatMap((size) => [0, 0, size >> 8, size & 255]);
  writeFileSync(path, gzipSync(Uint8Array.of(0, 0, 8, shape.length, ...sizes, ...values)));
}
