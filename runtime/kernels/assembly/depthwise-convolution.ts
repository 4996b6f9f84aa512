import { axisEntry, commonDivisor, forwardAxis, gradientAxis } from "./parts/axis";
import { channelSums } from "./parts/channel-sums";
import { copyNumbers, lanes, loadUpTo, multiplyAdd, storeUpTo } from "./parts/lanes";

// Lanes are channels, each with one kernel of its own.

/**
 * output[n, y, x, c] = bias[c] + Σ input[n, y · strideY − top + ky · dilationY, x · strideX − left + kx · dilationX, c] ·
 * kernel[ky, kx, c], ky, kx ascending, without elements outside the image. `from` and `to` are rows of the output, n ·
 * outputHeight + y. Without a bias (`biased` 0) the sum starts from zero.
 */
export function depthwiseConvolution2d<T>(
  input: usize, height: i32, width: i32, channels: i32, kernel: usize, kernelHeight: i32, kernelWidth: i32, bias: usize,
  biased: i32, output: usize, outputHeight: i32, outputWidth: i32, strideY: i32, strideX: i32, dilationY: i32,
  dilationX: i32, top: i32, left: i32, from: i32, to: i32, scratch: usize,
): void {
  const axisY = scratch, axisX = axisY + outputHeight * axisEntry;
  forwardAxis(axisY, outputHeight, height, kernelHeight, strideY, dilationY, top);
  forwardAxis(axisX, outputWidth, width, kernelWidth, strideX, dilationX, left);
  channelSums<T>(
    input, height, width, channels, kernel, kernelWidth, bias, biased != 0, output, outputHeight, outputWidth,
    dilationY, dilationX, 1, 1, from, to, axisY, axisX,
  );
}

/**
 * The gradient of {@link depthwiseConvolution2d} for its input: output[n, iy, ix, c] = Σ upstream[n, y, x, c] · kernel[ky,
 * kx, c] over the outputs y, x whose window contains the pixel, y, x ascending. `from` and `to` are rows of the input, n ·
 * height + iy.
 */
export function depthwiseConvolution2dInputGradient<T>(
  upstream: usize, outputHeight: i32, outputWidth: i32, kernel: usize, kernelHeight: i32, kernelWidth: i32, output: usize,
  height: i32, width: i32, channels: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, top: i32, left: i32,
  from: i32, to: i32, scratch: usize,
): void {
  const axisY = scratch, axisX = axisY + height * axisEntry, turned = (axisX + width * axisEntry + 15) & ~15;
  gradientAxis(axisY, height, outputHeight, kernelHeight, strideY, dilationY, top);
  gradientAxis(axisX, width, outputWidth, kernelWidth, strideX, dilationX, left);
  const taps = kernelHeight * kernelWidth, pixel = <usize>channels * sizeof<T>();
  for (let tap = 0; tap < taps; tap++) {
    copyNumbers<T>(kernel + <usize>(taps - 1 - tap) * pixel, turned + <usize>tap * pixel, channels);
  }
  const divisorY = commonDivisor(strideY, dilationY), divisorX = commonDivisor(strideX, dilationX);
  channelSums<T>(
    upstream, outputHeight, outputWidth, channels, turned, kernelWidth, 0, false, output, height, width,
    dilationY / divisorY, dilationX / divisorX, strideY / divisorY, strideX / divisorX, from, to, axisY, axisX,
  );
}

/**
 * The gradient of {@link depthwiseConvolution2d} for its kernel: output[ky, kx, c] = Σ input[n, y · strideY − top + ky ·
 * dilationY, x · strideX − left + kx · dilationX, c] · upstream[n, y, x, c], n, y, x ascending, without elements outside the
 * image. `from` and `to` are elements of the window, ky · kernelWidth + kx. The partial sums stay in the output while the
 * images are read one by one.
 */
export function depthwiseConvolution2dKernelGradient<T>(
  input: usize, samples: i32, height: i32, width: i32, channels: i32, upstream: usize, outputHeight: i32, outputWidth: i32,
  output: usize, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32,
  top: i32, left: i32, from: i32, to: i32,
): void {
  const pixel = <usize>channels * sizeof<T>();
  memory.fill(output + <usize>from * pixel, 0, <usize>(to - from) * pixel);
  for (let n = 0; n < samples; n++) {
    for (let tap = from; tap < to; tap++) {
      const ky = tap / kernelWidth, originY = ky * dilationY - top, originX = (tap - ky * kernelWidth) * dilationX - left;
      // Outputs whose element is on the image: 0 ≤ o · stride + origin < size.
      const y0 = firstOn(originY, strideY), y1 = min(outputHeight, firstOn(originY - height, strideY));
      const x0 = firstOn(originX, strideX), x1 = min(outputWidth, firstOn(originX - width, strideX));
      if (y0 >= y1 || x0 >= x1) continue;
      const source = input + <usize>((n * height + y0 * strideY + originY) * width + x0 * strideX + originX) * pixel;
      const slope = upstream + <usize>((n * outputHeight + y0) * outputWidth + x0) * pixel;
      addUp<T>(
        source, <usize>(strideY * width) * pixel, <usize>strideX * pixel, slope, <usize>outputWidth * pixel, pixel,
        output + <usize>tap * pixel, y1 - y0, x1 - x0, channels,
      );
    }
  }
}

@inline
/** The first o ≥ 0 with o · stride + origin ≥ 0. */
function firstOn(origin: i32, stride: i32): i32 {
  return origin >= 0 ? 0 : (stride - 1 - origin) / stride;
}

/** sums[c] += Σ source[y, x, c] · slope[y, x, c], y, x ascending. */
function addUp<T>(
  source: usize, sourceRow: usize, sourceStep: usize, slope: usize, slopeRow: usize, slopeStep: usize, sums: usize,
  rows: i32, pixels: i32, channels: i32,
): void {
  let c = 0;
  for (; c + 4 * lanes<T>() <= channels; c += 4 * lanes<T>()) {
    const offset = <usize>c * sizeof<T>(), at = sums + offset;
    let s0 = v128.load(at), s1 = v128.load(at, 16), s2 = v128.load(at, 32), s3 = v128.load(at, 48);
    let a = source + offset, b = slope + offset;
    for (let y = 0; y < rows; y++) {
      let p = a, q = b;
      for (let x = 0; x < pixels; x++) {
        s0 = multiplyAdd<T>(s0, v128.load(p), v128.load(q));
        s1 = multiplyAdd<T>(s1, v128.load(p, 16), v128.load(q, 16));
        s2 = multiplyAdd<T>(s2, v128.load(p, 32), v128.load(q, 32));
        s3 = multiplyAdd<T>(s3, v128.load(p, 48), v128.load(q, 48));
        p += sourceStep;
        q += slopeStep;
      }
      a += sourceRow;
      b += slopeRow;
    }
    v128.store(at, s0), v128.store(at, s1, 16), v128.store(at, s2, 32), v128.store(at, s3, 48);
  }
  for (; c < channels; c += lanes<T>()) {
    const offset = <usize>c * sizeof<T>(), rest = channels - c;
    let sum = loadUpTo<T>(sums + offset, rest), a = source + offset, b = slope + offset;
    for (let y = 0; y < rows; y++) {
      let p = a, q = b;
      for (let x = 0; x < pixels; x++) {
        sum = multiplyAdd<T>(sum, loadUpTo<T>(p, rest), loadUpTo<T>(q, rest));
        p += sourceStep;
        q += slopeStep;
      }
      a += sourceRow;
      b += slopeRow;
    }
    storeUpTo<T>(sums + offset, sum, rest);
  }
}
