import { closeSync, openSync, readSync } from "node:fs";

/** Bytes that are read block by block, as often as needed. */
export interface ByteSource {
  /** The bytes from this offset on; a block is valid until the next one is read. */
  readonly blocks: (from: number) => Iterable<Uint8Array>;
  /** What was wrong with the bytes, once they have been read: from then on no more blocks came. */
  readonly problem?: () => string | undefined;
}

/** Bytes of a file that are read at a time. */
const blockSize = 1 << 20;

/** The bytes of a plain file, which is never in memory as a whole. */
export function fileSource(path: string): ByteSource {
  return { blocks: (from) => fileBlocks(path, from) };
}

function* fileBlocks(path: string, from: number): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const block = new Uint8Array(blockSize);
    let position = from;
    for (;;) {
      const length = readSync(file, block, 0, blockSize, position);
      if (length === 0) return;
      position += length;
      yield block.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** Bytes that are in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return { blocks: (from) => (from < bytes.length ? [bytes.subarray(from)] : []) };
}
