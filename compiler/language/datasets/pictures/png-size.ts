import { inflateSync } from "node:zlib";

/** Numbers of each pixel, by the colour type in the header of a PNG file. https://www.w3.org/TR/png-3/#11IHDR */
const channels: { readonly [colourType: number]: number } = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** First column, first row, and the steps to the next ones, of each pass of an interlaced picture (Adam7). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The greatest factor by which deflate can make data smaller. */
const bestRatio = 1032;

/** The size of the pixels of a PNG file as they are packed: a byte before each row, then the row. */
function packedSize(bytes: Uint8Array, width: number, height: number): number {
  const bits = (bytes[24] ?? 8) * (channels[bytes[25] ?? 0] ?? 4);
  const rows = (columns: number, count: number) => (columns > 0 ? count * (1 + Math.ceil((columns * bits) / 8)) : 0);
  if (!isInterlaced(bytes)) return rows(width, height);
  const inPass = passes.map(([x, y, across, down]) => {
    return rows(Math.ceil((width - x) / across), Math.max(0, Math.ceil((height - y) / down)));
  });
  return inPass.reduce((sum, size) => sum + size, 0);
}

function isInterlaced(bytes: Uint8Array): boolean {
  return bytes[28] === 1;
}

/** Whether a PNG file is long enough for the pixels that its header says. */
export function canHoldPixels(bytes: Uint8Array, width: number, height: number): boolean {
  return packedSize(bytes, width, height) <= bestRatio * bytes.length;
}

/** Whether an interlaced PNG file unpacks to no more than its header says: its decoder has no limit of its own. */
export function unpacksAsSaid(bytes: Uint8Array, width: number, height: number): boolean {
  if (!isInterlaced(bytes)) return true;
  try {
    inflateSync(Buffer.concat(pixelChunks(bytes)), { maxOutputLength: packedSize(bytes, width, height) });
    return true;
  } catch {
    return false;
  }
}

/** The contents of the chunks with pixels: length, name, content and checksum follow one another. */
function pixelChunks(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Uint8Array[] = [];
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const isPixels = view.getUint32(at + 4) === 0x49444154;
    if (isPixels) found.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return found;
}
