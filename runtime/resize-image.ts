import type { Image } from "./picture-channels.ts";

/** A part of an image, in pixels from its left and top; fractions are allowed. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Bits after the point of a weight: 8 are left for the value, 2 for the sum. */
const precision = 32 - 8 - 2;

/**
 * Resizes the part of an image in `box` as Pillow's `resize(size, BILINEAR, box)` does, to the bit: weights fall off
 * linearly over one source pixel, over as many as become one where the image gets smaller; first rows, then columns,
 * each rounded to bytes. https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c
 */
export function resizeImage(image: Image, height: number, width: number, box: Box = whole(image)): Image {
  const across = isWhole(box.left, box.width, image.width, width) ? image : resizeRows(image, box, width);
  const isDone = isWhole(box.top, box.height, image.height, height);
  return isDone ? across : turned(resizeRows(turned(across), turnedBox(box), height));
}

function whole({ width, height }: Image): Box {
  return { left: 0, top: 0, width, height };
}

function isWhole(start: number, part: number, size: number, wanted: number): boolean {
  return start === 0 && part === size && size === wanted;
}

/** Weights of the source pixels that one pixel of the result is made of, from `first` on. */
interface Weights {
  readonly first: number;
  readonly weights: readonly number[];
}

function weightsFor(start: number, part: number, size: number, wanted: number): readonly Weights[] {
  const scale = part / wanted;
  const stretch = Math.max(scale, 1);
  return Array.from({ length: wanted }, (_, pixel) => {
    const center = start + (pixel + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - stretch + 0.5));
    const end = Math.min(size, Math.trunc(center + stretch + 0.5));
    const raw = Array.from({ length: end - first }, (__, index) =>
      Math.max(0, 1 - Math.abs((index + first - center + 0.5) * (1 / stretch))),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    const share = raw.map((weight) => (sum === 0 ? weight : weight / sum));
    return { first, weights: share.map((weight) => Math.trunc(0.5 + weight * (1 << precision))) };
  });
}

/** Each row of the image with `wanted` pixels for the part that the box spans. */
function resizeRows({ width, height, channels, data }: Image, box: Box, wanted: number): Image {
  const all = weightsFor(box.left, box.width, width, wanted);
  const made = new Uint8Array(height * wanted * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < wanted; x++) {
      const { first, weights } = all[x];
      for (let channel = 0; channel < channels; channel++) {
        let sum = 1 << (precision - 1);
        for (let index = 0; index < weights.length; index++) {
          const value = data[(y * width + first + index) * channels + channel];
          sum += value * weights[index];
        }
        made[(y * wanted + x) * channels + channel] = Math.min(255, Math.max(0, sum >> precision));
      }
    }
  }
  return { width: wanted, height, channels, data: made };
}

/** Rows become columns. */
function turned({ width, height, channels, data }: Image): Image {
  const made = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * channels;
      made.set(data.subarray(from, from + channels), (x * height + y) * channels);
    }
  }
  return { width: height, height: width, channels, data: made };
}

function turnedBox({ left, top, width, height }: Box): Box {
  return { left: top, top: left, width: height, height: width };
}
