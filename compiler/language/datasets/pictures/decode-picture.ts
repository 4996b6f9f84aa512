import { createRequire } from "node:module";
import { type DecodedPicture, type PictureProblem, pictureProblem } from "./picture.ts";
import { type PictureFormat, type PictureHeader, pictureHeader } from "./picture-header.ts";
import { unpacksAsSaid } from "./png-size.ts";
import { upright } from "./upright.ts";

/** Decoders are loaded when the first picture of their format is read. */
const require = createRequire(import.meta.url);

/** The pixels of a decoded picture, four bytes each. */
type Pixels = ArrayLike<number> & { readonly buffer: ArrayBufferLike };
interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly data: Pixels;
}

/** Megabytes that the JPEG decoder may use: enough for the largest picture. */
const jpegMemory = 2048;

/** The pixels of a PNG, JPEG, WebP, GIF (its first frame) or BMP file, upright; or why it cannot be read. */
export function decodePicture(bytes: Uint8Array): DecodedPicture | PictureProblem {
  const header = pictureHeader(bytes);
  if (header.kind === "problem") return header;
  const decoded = decode(header, bytes);
  if (decoded === undefined) return pictureProblem(`its ${namesOf[header.format]} data are damaged or cut off`);
  const { width, height } = decoded;
  if (width !== header.width || height !== header.height) return pictureProblem("its header contradicts its data");
  return upright({ kind: "picture", width, height, data: new Uint8Array(decoded.data) }, header.orientation);
}

const namesOf: { readonly [F in PictureFormat]: string } = {
  png: "PNG",
  jpg: "JPEG",
  webp: "WebP",
  gif: "GIF",
  bmp: "BMP",
};

/** Decoders throw on damaged data. */
function decode(header: PictureHeader, bytes: Uint8Array): Decoded | undefined {
  if (header.format === "png" && !unpacksAsSaid(bytes, header.width, header.height)) return undefined;
  try {
    return decoders[header.format](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch {
    return undefined;
  }
}

const decoders: { readonly [F in PictureFormat]: (bytes: Buffer) => Decoded } = {
  png: (bytes) => (require("pngjs") as PngDecoder).PNG.sync.read(bytes),
  jpg: (bytes) =>
    (require("jpeg-js") as typeof import("jpeg-js")).decode(bytes, {
      useTArray: true,
      tolerantDecoding: false,
      maxMemoryUsageInMB: jpegMemory,
    }),
  webp: (bytes) => (require("@cwasm/webp") as { readonly decode: (bytes: Uint8Array) => Decoded }).decode(bytes),
  gif: (bytes) => {
    const reader = new (require("omggif") as GifDecoder).GifReader(bytes);
    const data = new Uint8Array(reader.width * reader.height * 4);
    reader.decodeAndBlitFrameRGBA(0, data);
    return { width: reader.width, height: reader.height, data };
  },
  bmp: (bytes) => (require("bmp-ts") as typeof import("bmp-ts")).decode(bytes, { toRGBA: true }),
};

/** What is used of `pngjs`, which declares no types. */
interface PngDecoder {
  readonly PNG: { readonly sync: { readonly read: (bytes: Buffer) => Decoded } };
}

/** What is used of `omggif`, which declares no types. */
interface GifDecoder {
  readonly GifReader: new (
    bytes: Uint8Array,
  ) => {
    readonly width: number;
    readonly height: number;
    readonly decodeAndBlitFrameRGBA: (frame: number, into: Uint8Array) => void;
  };
}
