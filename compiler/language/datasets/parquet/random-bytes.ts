import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { largestSize } from "../../define/option.ts";
import type { FileProblem } from "../reading/unzipped.ts";
import type { FileSource } from "../tabular/file-sources.ts";

/** Bytes that are read in any order. */
export interface RandomBytes {
  readonly size: number;
  /** The bytes from one offset to another, or as many as there are. */
  readonly between: (from: number, to: number) => Uint8Array;
  readonly close: () => void;
}

/** The bytes of a file in any order: a plain one is read piece by piece, a compressed one is unpacked in memory. */
export function randomBytes({ path, bytes }: FileSource): RandomBytes | FileProblem {
  if (path !== undefined) return ofFile(path);
  const blocks: Uint8Array[] = [];
  let size = 0;
  for (const block of bytes.blocks(0)) {
    size += block.length;
    if (size > largestSize) return { problem: `it unpacks to more than ${largestSize} bytes` };
    blocks.push(block.slice());
  }
  const problem = bytes.problem?.();
  if (problem !== undefined) return { problem };
  const all = new Uint8Array(size);
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return { size, between: (from, to) => all.slice(from, to), close: () => {} };
}

function ofFile(path: string): RandomBytes {
  const file = openSync(path, "r");
  const { size } = fstatSync(file);
  const between = (from: number, to: number) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, from + length);
      if (read === 0) return bytes.slice(0, length);
      length += read;
    }
    return bytes;
  };
  return { size, between, close: () => closeSync(file) };
}
