import { all, lanes, loadUpTo, storeUpTo } from "./parts/lanes";

// The window of output pixel (y, x) has the elements y · strideY − top + ky, x · strideX − left + kx that are inside the
// image; padding is skipped. Lanes are channels.

/**
 * output[n, y, x, c] = (Σ elements of the window, row-major from 0) / (number of them inside the image). `from` and `to` are
 * rows of the output, n · outputHeight + y.
 */
export function averagePooling2d<T>(
  input: usize, height: i32, width: i32, channels: i32, output: usize, outputHeight: i32, outputWidth: i32,
  poolHeight: i32, poolWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, from: i32, to: i32,
): void {
  for (let row = from; row < to; row++) {
    const sample = row / outputHeight, originY = (row % outputHeight) * strideY - top;
    const y0 = max(originY, 0), y1 = min(originY + poolHeight, height);
    for (let x = 0; x < outputWidth; x++) {
      const x0 = max(x * strideX - left, 0), x1 = min(x * strideX - left + poolWidth, width);
      const cells = all<T>(<f64>(max(y1 - y0, 0) * max(x1 - x0, 0)));
      const result = output + <usize>((row * outputWidth + x) * channels) * sizeof<T>();
      for (let c = 0; c < channels; c += lanes<T>()) {
        let sum = all<T>(0);
        for (let iy = y0; iy < y1; iy++) {
          let cell = input + <usize>(((sample * height + iy) * width + x0) * channels + c) * sizeof<T>();
          for (let ix = x0; ix < x1; ix++) {
            sum = v128.add<T>(sum, loadUpTo<T>(cell, channels - c));
            cell += <usize>channels * sizeof<T>();
          }
        }
        storeUpTo<T>(result + <usize>c * sizeof<T>(), v128.div<T>(sum, cells), channels - c);
      }
    }
  }
}

/**
 * The gradient of {@link averagePooling2d}: every element of a window receives upstream / (number of elements inside the
 * image); an element sums these in ascending order of the outputs. `from` and `to` are samples.
 */
export function averagePooling2dGradient<T>(
  upstream: usize, outputHeight: i32, outputWidth: i32, result: usize, height: i32, width: i32, channels: i32,
  poolHeight: i32, poolWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, from: i32, to: i32,
): void {
  const image = <usize>(height * width * channels) * sizeof<T>();
  memory.fill(result + <usize>from * image, 0, <usize>(to - from) * image);
  for (let row = from * outputHeight; row < to * outputHeight; row++) {
    const sample = row / outputHeight, originY = (row % outputHeight) * strideY - top;
    const y0 = max(originY, 0), y1 = min(originY + poolHeight, height);
    for (let x = 0; x < outputWidth; x++) {
      const x0 = max(x * strideX - left, 0), x1 = min(x * strideX - left + poolWidth, width);
      const cells = all<T>(<f64>(max(y1 - y0, 0) * max(x1 - x0, 0)));
      const pixel = upstream + <usize>((row * outputWidth + x) * channels) * sizeof<T>();
      for (let c = 0; c < channels; c += lanes<T>()) {
        const share = v128.div<T>(loadUpTo<T>(pixel + <usize>c * sizeof<T>(), channels - c), cells);
        for (let iy = y0; iy < y1; iy++) {
          let cell = result + <usize>(((sample * height + iy) * width + x0) * channels + c) * sizeof<T>();
          for (let ix = x0; ix < x1; ix++) {
            storeUpTo<T>(cell, v128.add<T>(loadUpTo<T>(cell, channels - c), share), channels - c);
            cell += <usize>channels * sizeof<T>();
          }
        }
      }
    }
  }
}
