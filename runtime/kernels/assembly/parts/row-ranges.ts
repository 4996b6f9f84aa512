import { ceilQuotient } from "./axis";

/** Bytes of the description of one row of a kernel matrix: address, first and end in y, first and end in x. */
export const rowRange: usize = 20;

/**
 * Describes row `row` = (ky · kernelWidth + kx) · channels + c of a kernel matrix: the address that output pixel (0, 0)
 * would read (which may lie outside the image), and the output pixels whose tap is on the image.
 */
export function describeRow<T>(
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
