import type { Picture } from "./picture.ts";

/** Bytes of an image, `height × width × channels`, row-major. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

/**
 * A picture with 1 channel (grey: 0.299 red + 0.587 green + 0.114 blue, rounded as Pillow's "L" does), 3 (red, green,
 * blue; transparency is dropped, as Pillow does) or 4 (with alpha).
 */
export function withChannels({ width, height, data }: Picture, channels: number): Image {
  if (channels === 4) return { width, height, channels, data };
  const pixels = width * height;
  const made = new Uint8Array(pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
    if (channels === 1) made[pixel] = grey(red, green, blue);
    else made.set([red, green, blue], pixel * 3);
  }
  return { width, height, channels, data: made };
}

/** ITU-R 601-2 luma in 16-bit fixed point. */
function grey(red: number, green: number, blue: number): number {
  return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
}
