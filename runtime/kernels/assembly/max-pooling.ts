import { hyperbolicTangentGradient, reluGradient, sigmoidGradient } from "./activation-gradients";
import { all, lanes, loadUpTo, loadWhole, storeUpTo, storeWhole } from "./parts/lanes";
import { greater, greatestOfPairs, spreadPairs } from "./parts/pool-pairs";
import { throughActivation } from "./parts/slopes";

// The window of output pixel (y, x) has the elements y · strideY − top + ky, x · strideX − left + kx that are inside the
// image; padding is skipped. Lanes are channels. The last vector of a pixel overlaps the one before it, so that it is a full
// vector. With fewer channels than lanes, channels are processed one by one.

/**
 * output[n, y, x, c] = the maximum of the window, NaN if an element is NaN. `from` and `to` are rows of the output, n ·
 * outputHeight + y.
 */
export function maxPooling2d<T>(
  input: usize, height: i32, width: i32, channels: i32, output: usize, outputHeight: i32, outputWidth: i32,
  poolHeight: i32, poolWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, from: i32, to: i32,
): void {
  const pixel = <usize>channels * sizeof<T>(), line = <usize>width * pixel;
  const whole = channels >= lanes<T>(), step = whole ? lanes<T>() : 1;
  let result = output + <usize>(from * outputWidth) * pixel;
  for (let row = from; row < to; row++) {
    const sample = row / outputHeight, originY = (row % outputHeight) * strideY - top;
    const y0 = max(originY, 0), y1 = min(originY + poolHeight, height);
    const source = input + <usize>(sample * height + y0) * line;
    let x = 0;
    if (whole && y1 - y0 == 2 && poolWidth == 2 && left == 0) {
      x = wholeWindows(outputWidth, width, strideX);
      greatestOfPairs<T>(source, line, <usize>strideX * pixel, channels, result, x);
      result += <usize>x * pixel;
    }
    for (; x < outputWidth; x++) {
      const x0 = max(x * strideX - left, 0), x1 = min(x * strideX - left + poolWidth, width);
      const corner = source + <usize>x0 * pixel;
      for (let c = 0; c < channels; c += step) {
        const at = <usize>(whole ? min(c, channels - step) : c) * sizeof<T>();
        storeWhole<T>(result + at, greatestOf<T>(corner + at, y1 - y0, x1 - x0, line, pixel, whole), whole);
      }
      result += pixel;
    }
  }
}

@inline
/** The maximum of a window in every lane. */
function greatestOf<T>(cell: usize, rows: i32, columns: i32, line: usize, pixel: usize, whole: bool): v128 {
  let best = all<T>(-Infinity);
  for (; rows > 0; rows--) {
    let at = cell;
    for (let x = columns; x > 0; x--) {
      best = greater<T>(best, loadWhole<T>(at, whole));
      at += pixel;
    }
    cell += line;
  }
  return best;
}

@inline
/** The number of windows of two columns that are completely inside the image; none begins left of it. */
function wholeWindows(outputWidth: i32, width: i32, strideX: i32): i32 {
  return width < 2 ? 0 : min(outputWidth, (width - 2) / strideX + 1);
}

/**
 * The gradient of {@link maxPooling2d}: the upstream gradient of each output goes to the first element, in row-major order,
 * that equals the maximum (the first NaN, if it is NaN); an element sums its gradients in ascending order of the outputs.
 * The result is multiplied by the derivative of the activation of the input: 0 none, 1 relu, 2 sigmoid, 3 tanh. `from` and
 * `to` are samples.
 */
export function maxPooling2dGradient<T>(
  input: usize, height: i32, width: i32, channels: i32, output: usize, upstream: usize, outputHeight: i32, outputWidth: i32,
  result: usize, poolHeight: i32, poolWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, activation: i32,
  from: i32, to: i32,
): void {
  const numbers = height * width * channels, pixel = <usize>channels * sizeof<T>();
  const apart = strideY >= poolHeight && strideX >= poolWidth;
  const whole = strideY == poolHeight && strideX == poolWidth &&
    outputHeight * strideY - top >= height && outputWidth * strideX - left >= width;
  const pairs = apart && channels >= lanes<T>() && poolWidth == 2 && left == 0;
  // If windows overlap, the derivative of the activation is applied after all gradients were summed.
  const after = !apart || (pairs && activation > 1), within = after ? 0 : activation;
  for (let sample = from; sample < to; sample++) {
    const image = <usize>(sample * numbers) * sizeof<T>();
    if (!apart || !whole) memory.fill(result + image, 0, <usize>numbers * sizeof<T>());
    if (!after && !whole) backThrough<T>(activation, input + image, result + image, numbers);
    for (let y = 0; y < outputHeight; y++) {
      const y0 = max(y * strideY - top, 0), y1 = min(y * strideY - top + poolHeight, height);
      let done = 0;
      if (pairs && y1 - y0 == 2) {
        const at = <usize>((sample * outputHeight + y) * outputWidth) * pixel, row = image + <usize>(y0 * width) * pixel;
        done = spreadPairs<T>(
          input + row, <usize>width * pixel, <usize>strideX * pixel, channels, output + at, upstream + at, result + row,
          wholeWindows(outputWidth, width, strideX), within == 1,
        );
      }
      for (let x = done; x < outputWidth; x++) {
        const x0 = max(x * strideX - left, 0), x1 = min(x * strideX - left + poolWidth, width);
        const at = <usize>((sample * outputHeight + y) * outputWidth + x) * pixel;
        const corner = image + <usize>(y0 * width + x0) * pixel;
        if (apart) {
          spread<T>(
            input + corner, output + at, upstream + at, result + corner, y1 - y0, x1 - x0, <usize>width * pixel, channels,
            within,
          );
        } else {
          addUp<T>(
            input + corner, output + at, upstream + at, result + corner, y1 - y0, x1 - x0, <usize>width * pixel, channels,
          );
        }
      }
    }
    if (after) backThrough<T>(activation, input + image, result + image, numbers);
  }
}

/** One window that does not overlap another: writes the gradient of every element, 0 for all but one per channel. */
function spread<T>(
  input: usize, output: usize, upstream: usize, result: usize, rows: i32, columns: i32, line: usize, channels: i32,
  activation: i32,
): void {
  const pixel = <usize>channels * sizeof<T>();
  const whole = channels >= lanes<T>(), step = whole ? lanes<T>() : 1;
  for (let c = 0; c < channels; c += step) {
    const at = <usize>(whole ? min(c, channels - step) : c) * sizeof<T>();
    const most = loadWhole<T>(output + at, whole);
    // 0 + upstream: −0 becomes 0.
    const gradient = v128.add<T>(all<T>(0), loadWhole<T>(upstream + at, whole));
    let open = v128.not(all<T>(0));
    for (let y = 0; y < rows; y++) {
      let cell = at + <usize>y * line;
      for (let x = columns; x > 0; x--) {
        const value = loadWhole<T>(input + cell, whole);
        const taken = v128.and(holds<T>(value, most), open);
        open = v128.andnot(open, taken);
        storeWhole<T>(result + cell, throughActivation<T>(activation, value, v128.and(gradient, taken)), whole);
        cell += pixel;
      }
    }
  }
}

/** One window that may overlap others. */
function addUp<T>(
  input: usize, output: usize, upstream: usize, result: usize, rows: i32, columns: i32, line: usize, channels: i32,
): void {
  const pixel = <usize>channels * sizeof<T>();
  for (let c = 0; c < channels; c += lanes<T>()) {
    const at = <usize>c * sizeof<T>();
    const most = loadUpTo<T>(output + at, channels - c), gradient = loadUpTo<T>(upstream + at, channels - c);
    let open = v128.not(all<T>(0));
    for (let y = 0; y < rows; y++) {
      let cell = at + <usize>y * line;
      for (let x = 0; x < columns; x++) {
        const taken = v128.and(holds<T>(loadUpTo<T>(input + cell, channels - c), most), open);
        if (v128.any_true(taken)) {
          const before = loadUpTo<T>(result + cell, channels - c);
          const after = v128.bitselect(v128.add<T>(before, gradient), before, taken);
          storeUpTo<T>(result + cell, after, channels - c);
          open = v128.andnot(open, taken);
        }
        cell += pixel;
      }
    }
  }
}

@inline
/** The lanes in which an element equals the maximum; NaN equals NaN. */
function holds<T>(value: v128, most: v128): v128 {
  return v128.or(v128.eq<T>(value, most), v128.and(v128.ne<T>(value, value), v128.ne<T>(most, most)));
}

/** Multiplies a gradient by the derivative of an activation, in place. */
function backThrough<T>(activation: i32, output: usize, gradient: usize, numbers: i32): void {
  if (activation == 1) reluGradient<T>(output, gradient, gradient, 0, numbers);
  else if (activation == 2) sigmoidGradient<T>(output, gradient, gradient, 0, numbers);
  else if (activation == 3) hyperbolicTangentGradient<T>(output, gradient, gradient, 0, numbers);
}
