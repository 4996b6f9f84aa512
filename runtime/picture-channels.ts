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
  const made = new Uint8Array(width * height * channels);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * 4;
    if (channels === 1) made[pixel] = grey(data[from], data[from + 1], data[from + 2]);
    else for (let channel = 0; channel < channels; channel++) made[pixel * channels + channel] = data[from + channel];
  }
  return { width, height, channels, data: made };
}

/** ITU-R 601-2 luma in 16-bit fixed point. */
function grey(red: number, green: number, blue: number): number {
  return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
}
