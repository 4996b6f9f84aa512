import { axisEntry, commonDivisor, forwardAxis, gradientAxis } from "./parts/axis";
import { convolve } from "./parts/convolve";
import { packColumns, packRows } from "./parts/pack";
import { stripBytes } from "./parts/strip-tile";
import { tileColumns } from "./parts/tile";
import { windowSlots } from "./parts/window-tile";

/**
 * output[n, y, x, f] = activation(bias[f] + Σ input[n, y · strideY − top + ky · dilationY, x · strideX − left + kx ·
 * dilationX, c] · kernel[ky, kx, c, f]), ky, kx, c ascending, without elements outside the image. `from` and `to` are rows
 * of the output, n · outputHeight + y. Without a bias (`biased` 0) the sum starts from zero. Activation: 0 none, 1
 * relu, 2 sigmoid, 3 tanh.
 */
export function convolution2d<T>(
  input: usize, height: i32, width: i32, channels: i32, kernel: usize, kernelHeight: i32, kernelWidth: i32, filters: i32,
  bias: usize, biased: i32, output: usize, outputHeight: i32, outputWidth: i32, strideY: i32, strideX: i32,
  dilationY: i32, dilationX: i32, top: i32, left: i32, activation: i32, from: i32, to: i32, scratch: usize,
): void {
  const axisY = scratch + windowSlots + 32 + stripBytes, axisX = axisY + outputHeight * axisEntry;
  const panels = (axisX + outputWidth * axisEntry + 15) & ~15;
  forwardAxis(axisY, outputHeight, height, kernelHeight, strideY, dilationY, top);
  forwardAxis(axisX, outputWidth, width, kernelWidth, strideX, dilationX, left);
  const terms = kernelHeight * kernelWidth * channels;
  let panel = panels;
  for (let f = 0; f < filters; f += tileColumns<T>()) {
    packColumns<T>(kernel + <usize>f * sizeof<T>(), <usize>filters * sizeof<T>(), terms, filters - f, panel);
    panel += <usize>terms * 32;
  }
  convolve<T>(
    input, height, width, channels, output, outputHeight, outputWidth, filters, kernelHeight, kernelWidth,
    bias, biased != 0, activation, 1, 1, dilationY, dilationX, 1, 1, from, to, scratch, panels,
  );
}

/**
 * The gradient of {@link convolution2d} for its input: output[n, iy, ix, c] = Σ upstream[n, y, x, f] · kernel[ky, kx, c, f]
 * over the outputs y, x whose window contains the pixel, y, x, f ascending. `from` and `to` are rows of the input, n ·
 * height + iy.
 */
export function convolution2dInputGradient<T>(
  upstream: usize, outputHeight: i32, outputWidth: i32, filters: i32, kernel: usize, kernelHeight: i32, kernelWidth: i32,
  output: usize, height: i32, width: i32, channels: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32,
  top: i32, left: i32, from: i32, to: i32, scratch: usize,
): void {
  const axisY = scratch + windowSlots + 32 + stripBytes, axisX = axisY + height * axisEntry;
  const panels = (axisX + width * axisEntry + 15) & ~15;
  gradientAxis(axisY, height, outputHeight, kernelHeight, strideY, dilationY, top);
  gradientAxis(axisX, width, outputWidth, kernelWidth, strideX, dilationX, left);
  const taps = kernelHeight * kernelWidth;
  let panel = panels;
  for (let c = 0; c < channels; c += tileColumns<T>()) {
    for (let tap = taps - 1; tap >= 0; tap--) {
      const place = kernel + <usize>((tap * channels + c) * filters) * sizeof<T>();
      packRows<T>(place, <usize>filters * sizeof<T>(), filters, channels - c, panel);
      panel += <usize>filters * 32;
    }
  }
  const divisorY = commonDivisor(strideY, dilationY), divisorX = commonDivisor(strideX, dilationX);
  convolve<T>(
    upstream, outputHeight, outputWidth, filters, output, height, width, channels, kernelHeight, kernelWidth,
    0, false, 0, strideY, strideX, dilationY / divisorY, dilationX / divisorX, strideY / divisorY, strideX / divisorX,
    from, to, scratch, panels,
  );
}
