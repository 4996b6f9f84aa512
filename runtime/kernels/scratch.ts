// The scratch bytes that each kernel needs. Every thread needs its own scratch, at a multiple of 16.

/** Bytes of a number: 4 in float32, 8 in float64. */
export type NumberBytes = 4 | 8;

/** A tile, the addresses of its rows and their initial values. */
const tile = 192;
/** A row of a panel: two vectors. */
const panelRow = 32;
/** Columns of the left factor that are transposed at a time. */
const block = 49_152;
/** Columns of a tile. */
const tileColumns = (bytes: NumberBytes): number => panelRow / bytes;

/**
 * For `affine`, `matrixProduct` and `matrixProductTransposedRight`: one panel, of at most 2048 bytes / number terms.
 */
export function productScratch(inner: number, bytes: NumberBytes): number {
  return tile + panelRow * least(inner, 2048 / bytes);
}

/**
 * For `matrixProductTransposedLeft`: a panel of at most 1024 bytes / number terms, and a block of transposed columns.
 */
export function transposedLeftScratch(inner: number, bytes: NumberBytes): number {
  return descendScratch(least(inner, 1024 / bytes), bytes);
}

/** For `descendByProduct`, whose sums are not split: for all terms. */
export function descendScratch(inner: number, bytes: NumberBytes): number {
  const fourRows = 4 * inner * bytes;
  return tile + inner * panelRow + (fourRows > block ? fourRows : block);
}

/**
 * For `convolution2d` (height and width of its input and its output, channels of its input, filters) and for its input
 * gradient (height and width of the output and the input, filters, channels): the taps of each position, the packed
 * kernel (`inner` channels to `outer`), and a tile of samples if `outer` is small and the samples are not large.
 */
export function convolutionScratch(
  [sourceHeight, sourceWidth]: readonly [number, number],
  [height, width]: readonly [number, number],
  [kernelHeight, kernelWidth]: readonly [number, number],
  inner: number,
  outer: number,
  bytes: NumberBytes,
): number {
  const panels = Math.ceil(outer / tileColumns(bytes));
  const numbers = sourceHeight * sourceWidth * inner;
  const turned = outer <= 6 && numbers <= 8192 ? tile + panelRow * numbers : 0;
  return tile + 12 * (height + width) + panels * panelRow * kernelHeight * kernelWidth * inner + turned;
}

/**
 * For `convolution2dKernelGradient`: the source offsets of each of `rows` rows of the kernel, a panel of the output's
 * pixels, and an image of `image` numbers with its padding.
 */
export function kernelGradientScratch(rows: number, pixels: number, image: number, bytes: NumberBytes): number {
  return tile + 20 * 4 * Math.ceil(rows / 4) + 16 + panelRow * pixels + image * bytes;
}

/**
 * For `depthwiseConvolution2d` (height and width of its output) and for its input gradient (of its input, with `turned`
 * numbers of the kernel): the taps of each position, and the kernel turned round.
 */
export function depthwiseScratch(height: number, width: number, turned: number, bytes: NumberBytes): number {
  return 12 * (height + width) + 16 + turned * bytes;
}

/** For `softmaxCrossentropy`: four rows. The other row kernels need 32 bytes. */
export function crossentropyScratch(columns: number, bytes: NumberBytes): number {
  return 64 + 4 * columns * bytes;
}

function least(a: number, b: number): number {
  return a < b ? a : b;
}
