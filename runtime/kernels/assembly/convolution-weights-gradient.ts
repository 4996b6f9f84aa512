import { packColumns } from "./parts/pack";
import { describeRow, rowRange } from "./parts/row-ranges";
import { copyTile, tileBytes, tileColumns } from "./parts/tile";
import { plainWeightsTile, seeTheSame, weightsTile } from "./parts/weights-tile";

/**
 * The gradient of {@link convolution2d} for its kernel: output[ky, kx, c, f] = Σ input[n, y · strideY − top + ky ·
 * dilationY, x · strideX − left + kx · dilationX, c] · upstream[n, y, x, f], n, y, x ascending, what lies outside the image
 * left out. `from` and `to` count rows of the kernel, (ky · kernelWidth + kx) · channels + c. The running sums stay in the
 * output while one image after the other is read.
 */
export function convolution2dKernelGradient<T>(
  input: usize, samples: i32, height: i32, width: i32, channels: i32, upstream: usize, outputHeight: i32, outputWidth: i32,
  filters: i32, output: usize, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32,
  top: i32, left: i32, from: i32, to: i32, scratch: usize,
): void {
  const ranges = scratch + tileBytes, panel = (ranges + <usize>((to - from + 3) & ~3) * rowRange + 15) & ~15;
  const size = sizeof<T>();
  const outputStep = <usize>filters * size, pixels = outputHeight * outputWidth;
  memory.fill(output + <usize>from * outputStep, 0, <usize>(to - from) * outputStep);
  for (let i = 0; i < ((to - from + 3) & ~3); i++) {
    describeRow<T>(
      ranges + i * rowRange, from + i < to ? from + i : from + (i & ~3), input, height, width, channels, kernelWidth,
      outputHeight, outputWidth, strideY, strideX, dilationY, dilationX, top, left,
    );
  }
  const rowStep = <usize>(strideY * width * channels) * size, step = <usize>(strideX * channels) * size;
  for (let sample = 0; sample < samples; sample++) {
    const image = <usize>(sample * height * width * channels) * size;
    const gradient = upstream + <usize>(sample * pixels) * outputStep;
    for (let f = 0; f < filters; f += tileColumns<T>()) {
      packColumns<T>(gradient + <usize>f * size, outputStep, pixels, filters - f, panel);
      for (let row = from; row < to; row += 4) {
        const out = output + <usize>row * outputStep + <usize>f * size;
        copyTile<T>(out, outputStep, scratch, 32, min(to - row, 4), filters - f);
        const four = ranges + (row - from) * rowRange;
        if (seeTheSame(four)) {
          plainWeightsTile<T>(four, image, rowStep, step, panel, <usize>outputWidth * 32, scratch);
        } else {
          weightsTile<T>(four, image, rowStep, step, panel, <usize>outputWidth * 32, scratch);
        }
        copyTile<T>(scratch, 32, out, outputStep, min(to - row, 4), filters - f);
      }
    }
  }
}
