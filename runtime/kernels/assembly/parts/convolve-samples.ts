// The loops of a convolution with few output channels, which would leave lanes unused: lanes are samples instead. A tile of
// samples is transposed and processed together. Every pixel has its own taps, so no rectangles are needed.
import { relu } from "./activations";
import { axisEntry } from "./axis";
import { lanes, multiplyAdd } from "./lanes";
import { packRows } from "./pack";
import { tileColumns } from "./tile";
import { transpose2, transpose4 } from "./transpose";

/** The maximum size of a transposed image, so that it fits into the L2 cache. See `convolutionScratch`. */
const mostBytes: i32 = 262144;

/** Channels that are accumulated in parallel. */
const three = 3;

/** Bytes of the sums of one pixel: twice three channels of a tile of samples. */
const sumsBytes: usize = 192;

@inline
/** The number of samples processed together; 0 where that is slower. */
export function samplesTogether<T>(sourceNumbers: i32, columns: i32): i32 {
  return columns <= tileColumns<T>() - 2 && sourceNumbers <= mostBytes / 32 ? tileColumns<T>() : 0;
}

/**
 * All outputs of `samplesTogether` samples; see `convolve` for the rest. Taps that are contiguous in the source must be
 * contiguous in the kernel. `scratch` has the sums of a pixel and the transposed samples, `[sourceHeight][sourceWidth][channels][samples]`.
 */
export function convolveSamples<T>(
  source: usize, sourceHeight: i32, sourceWidth: i32, channels: i32, output: usize, height: i32, width: i32, columns: i32,
  kernelWidth: i32, start: usize, rectified: bool, sourceStepY: i32, tapStepY: i32, axisY: usize, axisX: usize, panel: usize, scratch: usize,
): void {
  const turned = scratch + sumsBytes, numbers = sourceHeight * sourceWidth * channels;
  const pixel = <usize>columns * sizeof<T>(), image = <usize>(height * width) * pixel;
  const entry = <usize>channels * 32;
  packRows<T>(source, <usize>numbers * sizeof<T>(), numbers, tileColumns<T>(), turned);
  for (let y = 0; y < height; y++) {
    const atY = axisY + y * axisEntry;
    const row = turned + <usize>(load<i32>(atY) * sourceWidth) * entry;
    const panelRow = panel + <usize>(load<i32>(atY, 4) * kernelWidth) * entry;
    for (let x = 0; x < width; x++) {
      const atX = axisX + x * axisEntry, taps = load<i32>(atX, 8);
      const rows = taps > 0 ? load<i32>(atY, 8) : 0;
      for (let u = 0; u < columns; u += three) {
        threeChannels<T>(
          row + <usize>load<i32>(atX) * entry, panelRow + <usize>load<i32>(atX, 4) * entry + <usize>u * sizeof<T>(),
          rows, taps * channels, <usize>(sourceStepY * sourceWidth) * entry, <usize>(tapStepY * kernelWidth) * entry,
          start + <usize>u * sizeof<T>(), rectified, scratch + <usize>u * 32,
        );
      }
      storeSamples<T>(scratch, output, image, columns);
      output += pixel;
    }
  }
}

/**
 * sums[u, s] = start[u] + Σ source[k, s] · panel[k, u] over tap rows and the contiguous taps and channels in each, followed
 * by a relu if `rectified`.
 */
function threeChannels<T>(
  source: usize, panel: usize, rows: i32, run: i32, sourceStep: usize, panelStep: usize, start: usize, rectified: bool,
  sums: usize,
): void {
  let s00 = v128.load_splat<T>(start), s10 = v128.load_splat<T>(start, sizeof<T>());
  let s20 = v128.load_splat<T>(start, 2 * sizeof<T>());
  let s01 = s00, s11 = s10, s21 = s20;
  for (; rows > 0; rows--) {
    let a = source, b = panel;
    for (let count = run; count > 0; count--) {
      const a0 = v128.load(a), a1 = v128.load(a, 16);
      let x = v128.load_splat<T>(b);
      s00 = multiplyAdd<T>(s00, a0, x);
      s01 = multiplyAdd<T>(s01, a1, x);
      x = v128.load_splat<T>(b, sizeof<T>());
      s10 = multiplyAdd<T>(s10, a0, x);
      s11 = multiplyAdd<T>(s11, a1, x);
      x = v128.load_splat<T>(b, 2 * sizeof<T>());
      s20 = multiplyAdd<T>(s20, a0, x);
      s21 = multiplyAdd<T>(s21, a1, x);
      a += 32;
      b += 32;
    }
    source += sourceStep;
    panel += panelStep;
  }
  if (rectified) {
    s00 = relu<T>(s00), s01 = relu<T>(s01);
    s10 = relu<T>(s10), s11 = relu<T>(s11);
    s20 = relu<T>(s20), s21 = relu<T>(s21);
  }
  v128.store(sums, s00), v128.store(sums, s01, 16);
  v128.store(sums, s10, 32), v128.store(sums, s11, 48);
  v128.store(sums, s20, 64), v128.store(sums, s21, 80);
}

@inline
/** Stores a pixel's sums to the samples, `image` bytes apart; the last vector of channels overlaps the one before it. */
function storeSamples<T>(sums: usize, output: usize, image: usize, columns: i32): void {
  if (columns < lanes<T>()) {
    for (let s = 0; s < tileColumns<T>(); s++) {
      const at = <usize>s * sizeof<T>();
      for (let u = 0; u < columns; u++) store<T>(output + <usize>u * sizeof<T>(), load<T>(sums + <usize>u * 32 + at));
      output += image;
    }
    return;
  }
  for (let u = 0; u < columns; u += lanes<T>()) {
    const first = <usize>min(u, columns - lanes<T>()), from = sums + first * 32, to = output + first * sizeof<T>();
    for (let half: usize = 0; half < 2; half++) {
      if (sizeof<T>() == 8) transpose2(from + half * 16, 32, to + half * 2 * image, image);
      else transpose4(from + half * 16, 32, to + half * 4 * image, image);
    }
  }
}
