import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodePicture } from "../../compiler/language/datasets/pictures/decode-picture.ts";
import { unpacksAsSaid } from "../../compiler/language/datasets/pictures/png-size.ts";

/** A PNG file of grey pixels, one byte each; its checksums are 0, which only the decoder looks at. */
function png(width: number, height: number, pixels: Uint8Array, interlaced: boolean): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, interlaced ? 1 : 0], 8);
  const chunk = (name: string, content: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name), content, Buffer.alloc(4)]);
  };
  const begin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([
    begin,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("a PNG file that says more pixels than its bytes can hold is refused before it is decoded", () => {
  expect(decodePicture(png(8000, 8000, new Uint8Array(100), false))).toEqual({
    kind: "problem",
    problem: "its header says 8000 × 8000 pixels, which 69 bytes cannot hold",
  });
});

// 3 × 3 pixels: passes of 1, 2 (right), 2 (below), and 2, 2, … pixels: 9 pixels and a byte before each of 6 rows.
test("an interlaced PNG file may unpack to the size that its header says, and no further", () => {
  const isSound = (size: number) => unpacksAsSaid(png(3, 3, new Uint8Array(size), true), 3, 3);
  expect([14, 15, 16, 10_000_000].map(isSound)).toEqual([true, true, false, false]);
});
