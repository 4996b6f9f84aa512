// The loops of a depthwise convolution over images. The axis tables say which elements of the window are inside the image.
import { axisEntry } from "./axis";
import { all, lanes, loadUpTo, multiplyAdd, storeUpTo } from "./lanes";

/**
 * Rows `from` to `to` of the outputs (sample · height + y): each channel's sum from the bias over the elements of its window.
 * `sourceStep…` and `tapStep…` are the distances from element to element in the source and in the kernel [kernelHeight,
 * kernelWidth, channels].
 */
export function channelSums<T>(
  source: usize, sourceHeight: i32, sourceWidth: i32, channels: i32, kernel: usize, kernelWidth: i32, bias: usize,
  biased: bool, output: usize, height: i32, width: i32, sourceStepY: i32, sourceStepX: i32, tapStepY: i32, tapStepX: i32,
  from: i32, to: i32, axisY: usize, axisX: usize,
): void {
  const pixel = <usize>channels * sizeof<T>();
  const sourceRow = <usize>(sourceStepY * sourceWidth) * pixel, sourceStep = <usize>sourceStepX * pixel;
  const tapRow = <usize>(tapStepY * kernelWidth) * pixel, tapStep = <usize>tapStepX * pixel;
  let result = output + <usize>(from * width) * pixel;
  for (let row = from; row < to; row++) {
    const sample = row / height, atY = axisY + (row - sample * height) * axisEntry;
    const line = source + <usize>((sample * sourceHeight + load<i32>(atY)) * sourceWidth) * pixel;
    const taps = kernel + <usize>(load<i32>(atY, 4) * kernelWidth) * pixel;
    for (let x = 0; x < width; x++) {
      const atX = axisX + x * axisEntry, count = load<i32>(atX, 8);
      const rows = count > 0 ? load<i32>(atY, 8) : 0;
      ofPixel<T>(
        line + <usize>load<i32>(atX) * pixel, sourceRow, sourceStep, taps + <usize>load<i32>(atX, 4) * pixel, tapRow, tapStep,
        rows, count, bias, biased, result, channels,
      );
      result += pixel;
    }
  }
}

@inline
/** All channels of one pixel, four vectors at a time. */
function ofPixel<T>(
  source: usize, sourceRow: usize, sourceStep: usize, taps: usize, tapRow: usize, tapStep: usize, rows: i32, count: i32,
  bias: usize, biased: bool, result: usize, channels: i32,
): void {
  let c = 0;
  for (; c + 4 * lanes<T>() <= channels; c += 4 * lanes<T>()) {
    const offset = <usize>c * sizeof<T>();
    let s0 = all<T>(0), s1 = s0, s2 = s0, s3 = s0;
    if (biased) {
      const start = bias + offset;
      s0 = v128.load(start), s1 = v128.load(start, 16), s2 = v128.load(start, 32), s3 = v128.load(start, 48);
    }
    let a = source + offset, b = taps + offset;
    for (let y = 0; y < rows; y++) {
      let p = a, q = b;
      for (let x = 0; x < count; x++) {
        s0 = multiplyAdd<T>(s0, v128.load(p), v128.load(q));
        s1 = multiplyAdd<T>(s1, v128.load(p, 16), v128.load(q, 16));
        s2 = multiplyAdd<T>(s2, v128.load(p, 32), v128.load(q, 32));
        s3 = multiplyAdd<T>(s3, v128.load(p, 48), v128.load(q, 48));
        p += sourceStep;
        q += tapStep;
      }
      a += sourceRow;
      b += tapRow;
    }
    const at = result + offset;
    v128.store(at, s0), v128.store(at, s1, 16), v128.store(at, s2, 32), v128.store(at, s3, 48);
  }
  for (; c < channels; c += lanes<T>()) {
    const offset = <usize>c * sizeof<T>(), rest = channels - c;
    let sum = biased ? loadUpTo<T>(bias + offset, rest) : all<T>(0), a = source + offset, b = taps + offset;
    for (let y = 0; y < rows; y++) {
      let p = a, q = b;
      for (let x = 0; x < count; x++) {
        sum = multiplyAdd<T>(sum, loadUpTo<T>(p, rest), loadUpTo<T>(q, rest));
        p += sourceStep;
        q += tapStep;
      }
      a += sourceRow;
      b += tapRow;
    }
    storeUpTo<T>(result + offset, sum, rest);
  }
}
