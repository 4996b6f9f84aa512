import { ceilQuotient } from "./axis";

/** Bytes of the description of one row of a kernel matrix: address, first and end in y, first and end in x. */
export const rowRange: usize = 20;

/**
 * Describes the rows `from` to `to` of a kernel matrix, in groups of four; a last group is filled up with copies of its
 * first row.
 */
export function describeRows<T>(
  ranges: usize, from: i32, to: i32, image: usize, height: i32, width: i32, channels: i32, kernelWidth: i32,
  outputHeight: i32, outputWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, top: i32, left: i32,
): void {
  for (let i = 0; i < ((to - from + 3) & ~3); i++) {
    describeRow<T>(
      ranges + i * rowRange, from + i < to ? from + i : from + (i & ~3), image, height, width, channels, kernelWidth,
      outputHeight, outputWidth, strideY, strideX, dilationY, dilationX, top, left,
    );
  }
}

/**
 * Describes row `row` = (ky · kernelWidth + kx) · channels + c of a kernel matrix: the address that output pixel (0, 0)
 * reads (it may be outside the image), and the range of output pixels whose tap is inside the image.
 */
function describeRow<T>(
  entry: usize, row: i32, image: usize, height: i32, width: i32, channels: i32, kernelWidth: i32,
  outputHeight: i32, outputWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, top: i32, left: i32,
): void {
  const tap = row / channels;
  const y = (tap / kernelWidth) * dilationY - top;
  const x = (tap % kernelWidth) * dilationX - left;
  store<usize>(entry, image + <usize>((y * width + x) * channels + row % channels) * sizeof<T>());
  storeRange(entry + 4, y, height, outputHeight, strideY);
  storeRange(entry + 12, x, width, outputWidth, strideX);
}

/** The outputs o with 0 ≤ first + o · stride < size. */
@inline
function storeRange(at: usize, first: i32, size: i32, outputs: i32, stride: i32): void {
  store<i32>(at, max(0, ceilQuotient(-first, stride)));
  store<i32>(at, min(outputs, ceilQuotient(size - first, stride)), 4);
}

/** True if the rows of each group of four, of `count` rows, read the same pixels. */
export function seeTheSame(ranges: usize, count: i32): bool {
  for (let i = 0; i < ((count + 3) & ~3); i++) {
    const own = ranges + i * rowRange, first = ranges + (i & ~3) * rowRange;
    if (load<i64>(own, 4) != load<i64>(first, 4) || load<i64>(own, 12) != load<i64>(first, 12)) return false;
  }
  return true;
}

/** The size of one axis of an image with enough padding for every tap of every output. */
export function paddedSize(size: i32, outputs: i32, taps: i32, stride: i32, dilation: i32, before: i32): i32 {
  return max(before + size, (outputs - 1) * stride + (taps - 1) * dilation + 1);
}
