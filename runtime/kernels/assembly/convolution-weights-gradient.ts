import { copyNumbers } from "./parts/lanes";
import { packColumns } from "./parts/pack";
import { describeRows, paddedSize, rowRange, seeTheSame } from "./parts/row-ranges";
import { copyTile, tileBytes, tileColumns } from "./parts/tile";
import { plainWeightsTile, weightsTile } from "./parts/weights-tile";
import { anyBeyond } from "./sums";

/**
 * The gradient of {@link convolution2d} for its kernel: output[ky, kx, c, f] = Σ input[n, y · strideY − top + ky ·
 * dilationY, x · strideX − left + kx · dilationX, c] · upstream[n, y, x, f], n, y, x ascending, without elements outside the
 * image. `from` and `to` are rows of the kernel, (ky · kernelWidth + kx) · channels + c. The partial sums stay in the
 * output while the images are read one by one.
 *
 * If four rows of the kernel read different pixels, images are copied with zero padding, so that they read the same ones. A
 * sum that starts from 0 is never −0, so the term of a padding zero does not change it, unless the upstream gradient is not
 * finite there. Then the sum is not finite either, and it is computed again without these terms.
 */
export function convolution2dKernelGradient<T>(
  input: usize, samples: i32, height: i32, width: i32, channels: i32, upstream: usize, outputHeight: i32, outputWidth: i32,
  filters: i32, output: usize, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32,
  top: i32, left: i32, from: i32, to: i32, scratch: usize,
): void {
  const ranges = scratch + tileBytes, panel = (ranges + <usize>((to - from + 3) & ~3) * rowRange + 15) & ~15;
  const padded = panel + <usize>(outputHeight * outputWidth) * 32;
  describeRows<T>(
    ranges, from, to, input, height, width, channels, kernelWidth, outputHeight, outputWidth, strideY, strideX,
    dilationY, dilationX, top, left,
  );
  const same = seeTheSame(ranges, to - from);
  if (!same) {
    const paddedHeight = paddedSize(height, outputHeight, kernelHeight, strideY, dilationY, top);
    const paddedWidth = paddedSize(width, outputWidth, kernelWidth, strideX, dilationX, left);
    memory.fill(padded, 0, <usize>(paddedHeight * paddedWidth * channels) * sizeof<T>());
    describeRows<T>(
      ranges, from, to, padded, paddedHeight, paddedWidth, channels, kernelWidth, outputHeight, outputWidth, strideY,
      strideX, dilationY, dilationX, 0, 0,
    );
    addUp<T>(
      input, samples, height, width, channels, upstream, outputHeight, outputWidth, filters, output, strideY, strideX,
      from, to, scratch, ranges, panel, padded + <usize>((top * paddedWidth + left) * channels) * sizeof<T>(), paddedWidth,
    );
    const greatest = sizeof<T>() == 8 ? <T>f64.MAX_VALUE : <T>f32.MAX_VALUE;
    if (anyBeyond<T>(output, greatest, from * filters, to * filters) == 0) return;
    describeRows<T>(
      ranges, from, to, input, height, width, channels, kernelWidth, outputHeight, outputWidth, strideY, strideX,
      dilationY, dilationX, top, left,
    );
  }
  addUp<T>(
    input, samples, height, width, channels, upstream, outputHeight, outputWidth, filters, output, strideY, strideX,
    from, to, scratch, ranges, panel, 0, width,
  );
}

/** The sums over all images; if `copy` is not 0, each image is first copied there, into rows of `rowWidth` pixels. */
function addUp<T>(
  input: usize, samples: i32, height: i32, width: i32, channels: i32, upstream: usize, outputHeight: i32, outputWidth: i32,
  filters: i32, output: usize, strideY: i32, strideX: i32, from: i32, to: i32, scratch: usize, ranges: usize,
  panel: usize, copy: usize, rowWidth: i32,
): void {
  const size = sizeof<T>(), outputStep = <usize>filters * size, pixels = outputHeight * outputWidth;
  const line = <usize>(width * channels) * size;
  const rowStep = <usize>(strideY * rowWidth * channels) * size, step = <usize>(strideX * channels) * size;
  memory.fill(output + <usize>from * outputStep, 0, <usize>(to - from) * outputStep);
  for (let sample = 0; sample < samples; sample++) {
    const shift = <usize>(sample * height) * line;
    if (copy != 0) {
      for (let y = 0; y < height; y++) {
        copyNumbers<T>(input + shift + y * line, copy + <usize>(y * rowWidth * channels) * size, width * channels);
      }
    }
    const image = copy != 0 ? 0 : shift;
    const gradient = upstream + <usize>(sample * pixels) * outputStep;
    for (let f = 0; f < filters; f += tileColumns<T>()) {
      packColumns<T>(gradient + <usize>f * size, outputStep, pixels, filters - f, panel);
      for (let row = from; row < to; row += 4) {
        const out = output + <usize>row * outputStep + <usize>f * size;
        copyTile<T>(out, outputStep, scratch, 32, min(to - row, 4), filters - f);
        const four = ranges + (row - from) * rowRange;
        if (seeTheSame(four, 4)) {
          plainWeightsTile<T>(four, image, rowStep, step, panel, <usize>outputWidth * 32, scratch);
        } else {
          weightsTile<T>(four, image, rowStep, step, panel, <usize>outputWidth * 32, scratch);
        }
        copyTile<T>(scratch, 32, out, outputStep, min(to - row, 4), filters - f);
      }
    }
  }
}
