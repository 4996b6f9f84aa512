import { imageSize } from "image-size";
import { type PictureProblem, pictureProblem } from "./picture.ts";
import { canHoldPixels } from "./png-size.ts";

/** The formats that can be read. */
export const pictureFormats = ["png", "jpg", "webp", "gif", "bmp"] as const;

/** One of these formats. */
export type PictureFormat = (typeof pictureFormats)[number];

/** What the header of a picture says: its format, and its size as it is stored. */
export interface PictureHeader {
  readonly kind: "header";
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
  /** How the stored picture is turned or mirrored to be seen upright: Exif's number from 1 to 8; 1 changes nothing. */
  readonly orientation: number;
}

/** The largest picture that is decoded, in pixels; a small file can claim any size. */
const mostPixels = 1 << 26;

/** Reads the header of a picture without decoding it; the format shows by the first bytes, not by the file's name. */
export function pictureHeader(bytes: Uint8Array): PictureHeader | PictureProblem {
  const found = sizeIn(bytes);
  if (found === undefined) return pictureProblem("it is no picture in PNG, JPEG, WebP, GIF or BMP");
  const { type, width, height, orientation = 1 } = found;
  const format = pictureFormats.find((each) => each === type);
  if (format === undefined) {
    return pictureProblem(`it is in the format ${String(type).toUpperCase()}; convert it to PNG or JPEG`);
  }
  if (!(width >= 1 && height >= 1)) return pictureProblem(`its header says ${width} × ${height} pixels`);
  if (width * height > mostPixels) {
    return pictureProblem(`its header says ${width} × ${height} pixels, more than the ${mostPixels} that are decoded`);
  }
  if (format === "png" && !canHoldPixels(bytes, width, height)) {
    return pictureProblem(`its header says ${width} × ${height} pixels, which ${bytes.length} bytes cannot hold`);
  }
  return { kind: "header", format, width, height, orientation };
}

function sizeIn(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}
