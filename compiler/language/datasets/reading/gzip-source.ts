import { createRequire } from "node:module";
import type { ByteSource } from "./byte-source.ts";
import { gzipProblem, isZipped, packedTwice } from "./unzipped.ts";

/** Loaded when the first compressed file of rows is read. */
const require = createRequire(import.meta.url);

/** Packed bytes that are unpacked at a time: gzip makes data smaller by a factor of at most 1032. */
const packedSize = 1 << 14;

/** What gzip packed into a source, unpacked block by block. */
export function gzipSource(packed: ByteSource): ByteSource {
  let problem: string | undefined;
  const wrong = (found: string): void => {
    problem = found;
  };
  const content = () =>
    packedOnce(
      unpacked(packed, (error) => wrong(gzipProblem(error))),
      wrong,
    );
  return { blocks: (from) => afterBytes(content(), from), problem: () => problem };
}

/** The same blocks, none if gzip packed them as well. */
function* packedOnce(blocks: Iterable<Uint8Array>, wrong: (problem: string) => void): Generator<Uint8Array> {
  let isFirst = true;
  for (const block of blocks) {
    if (isFirst && isZipped(block)) return wrong(packedTwice);
    isFirst = false;
    yield block;
  }
}

function* unpacked(packed: ByteSource, wrong: (error: unknown) => void): Generator<Uint8Array> {
  const { Gunzip } = require("minizlib") as typeof import("minizlib");
  const gunzip = new Gunzip({});
  let failed = false;
  gunzip.on("error", (error) => {
    failed = true;
    wrong(error);
  });
  for (const piece of piecesOf(packed.blocks(0))) {
    gunzip.write(piece as Buffer);
    yield* readAll(gunzip);
    if (failed) return;
  }
  gunzip.end();
  yield* readAll(gunzip);
}

function* readAll(from: { readonly read: () => unknown }): Generator<Uint8Array> {
  for (let block = from.read(); block !== null; block = from.read()) yield block as Uint8Array;
}

function* piecesOf(blocks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const block of blocks) {
    for (let at = 0; at < block.length; at += packedSize) yield block.subarray(at, at + packedSize);
  }
}

/** The blocks without the first bytes. */
export function* afterBytes(blocks: Iterable<Uint8Array>, from: number): Generator<Uint8Array> {
  let left = from;
  for (const block of blocks) {
    const skipped = Math.min(left, block.length);
    left -= skipped;
    if (skipped < block.length) yield block.subarray(skipped);
  }
}
