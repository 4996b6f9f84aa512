// The loops of a convolution over an image. Pixels with equally clipped windows form a rectangle (the interior, four edges,
// four corners; in the gradient, one for each residue of the stride). Its pixels are processed in groups of four, across
// rows and, for small images, across samples, so that corners fill the register block, too. Adjacent pixels of a row are
// processed together, as a strip.
import { activate } from "./activate";
import { axisEntry, endOfRun } from "./axis";
import { convolveSamples, samplesTogether } from "./convolve-samples";
import { all, lanes, loadPart } from "./lanes";
import { stripBytes, stripTile } from "./strip-tile";
import { tileColumns } from "./tile";
import { nowhere, windowSlots, windowTile } from "./window-tile";

/** The maximum size of samples and their outputs that are processed together, so that they stay in the L2 cache. */
const nearCache: usize = 393216;

/**
 * Rows `from` to `to` of the outputs (sample · height + y). `step…` is the distance of output pixels whose sources are
 * adjacent, `sourceStep…` and `tapStep…` the distances from tap to tap. `scratch` has slots, start, a strip and the two axis
 * tables; `panels` is the packed kernel, `[columns / 8][kernelHeight][kernelWidth][channels][8]` in float32.
 */
export function convolve<T>(
  source: usize, sourceHeight: i32, sourceWidth: i32, channels: i32, output: usize, height: i32, width: i32, columns: i32,
  kernelHeight: i32, kernelWidth: i32, bias: usize, biased: bool, activation: i32, stepY: i32, stepX: i32,
  sourceStepY: i32, sourceStepX: i32, tapStepY: i32, tapStepX: i32, from: i32, to: i32, scratch: usize, panels: usize,
): void {
  const slots = scratch, start = scratch + windowSlots, axisY = start + 32 + stripBytes, axisX = axisY + height * axisEntry;
  const pixel = <usize>channels * sizeof<T>();
  const panelBytes = <usize>(kernelHeight * kernelWidth * channels) * 32;
  const image = <usize>(sourceHeight * sourceWidth) * pixel;
  const result = <usize>(height * width * columns) * sizeof<T>();
  const together = <i32>max(1, nearCache / (image + result));
  const turned = sourceStepX == 1 && tapStepX == 1 ? samplesTogether<T>(sourceHeight * sourceWidth * channels, columns) : 0;
  for (let row = from; row < to; ) {
    const sample = row / height;
    const y0 = row - sample * height;
    if (turned > 0 && y0 == 0 && to - row >= turned * height) {
      v128.store(start, biased ? loadPart<T>(bias, columns) : all<T>(0));
      v128.store(start, biased ? loadPart<T>(bias + 16, columns - lanes<T>()) : all<T>(0), 16);
      const first = output + <usize>sample * result;
      convolveSamples<T>(
        source + <usize>sample * image, sourceHeight, sourceWidth, channels, first, height, width, columns, kernelWidth,
        start, activation == 1, sourceStepY, tapStepY, axisY, axisX, panels, panels + panelBytes,
      );
      if (activation > 1) activate<T>(activation, first, width * columns, 0, turned * height, width * columns);
      row += turned * height;
      continue;
    }
    const samples = y0 > 0 ? 1 : max(1, min(together, (to - row) / height));
    const y1 = samples > 1 ? height : min(height, y0 + to - row);
    let panel = panels;
    for (let u = 0; u < columns; u += tileColumns<T>()) {
      const offset = <usize>u * sizeof<T>();
      v128.store(start, biased ? loadPart<T>(bias + offset, columns - u) : all<T>(0));
      v128.store(start, biased ? loadPart<T>(bias + offset + 16, columns - u - lanes<T>()) : all<T>(0), 16);
      for (let residueY = 0; residueY < stepY; residueY++) {
        let y = y0 + residueY;
        while (y < y1) {
          const yEnd = endOfRun(axisY, y, stepY, y1);
          const tapY = load<i32>(axisY + y * axisEntry, 4), countY = load<i32>(axisY + y * axisEntry, 8);
          for (let residueX = 0; residueX < stepX; residueX++) {
            let x = residueX;
            while (x < width) {
              const xEnd = endOfRun(axisX, x, stepX, width);
              const tapX = load<i32>(axisX + x * axisEntry, 4), countX = load<i32>(axisX + x * axisEntry, 8);
              const whole = sourceStepX == 1 && tapStepX == 1;
              box<T>(
                source + <usize>sample * image, image, sourceWidth, pixel, output + <usize>sample * result + offset, result,
                <usize>(width) * <usize>columns * sizeof<T>(), <usize>columns * sizeof<T>(),
                axisY, axisX, samples, y, yEnd, stepY, x, xEnd, stepX, slots, start,
                panel + <usize>((tapY * kernelWidth + tapX) * channels) * 32,
                countX > 0 ? countY : 0, <usize>(sourceStepY * sourceWidth) * pixel,
                <usize>(tapStepY * kernelWidth * channels) * 32,
                whole ? 1 : countX, <usize>sourceStepX * pixel, <usize>(tapStepX * channels) * 32,
                whole ? countX * channels : channels, columns - u,
              );
              x = xEnd;
            }
          }
          y = yEnd;
        }
      }
      panel += panelBytes;
    }
    const done = samples > 1 ? samples * height : y1 - y0;
    // While they are in the cache.
    if (activation != 0) activate<T>(activation, output, width * columns, row, row + done, width * columns);
    row += done;
  }
}

/** The pixels y, y + stepY … × x, x + stepX … of some samples, which all have the same taps, four at a time. */
function box<T>(
  source: usize, image: usize, sourceWidth: i32, pixel: usize, output: usize, result: usize, outputRow: usize,
  outputPixel: usize, axisY: usize, axisX: usize, samples: i32, yStart: i32, yEnd: i32, stepY: i32, xStart: i32, xEnd: i32, stepX: i32,
  slots: usize, start: usize, panel: usize, rows: i32, sourceRowStep: usize, panelRowStep: usize,
  taps: i32, sourceTapStep: usize, panelTapStep: usize, channels: i32, columns: i32,
): void {
  const strip = start + 32, pixels = (xEnd - xStart + stepX - 1) / stepX;
  const groups = taps == 1 ? pixels >> 2 : 0, xRest = xStart + 4 * groups * stepX;
  const first = <usize>load<i32>(axisX + xStart * axisEntry) * pixel;
  if (groups > 0) {
    store<usize>(strip, <usize>load<i32>(axisX + (xStart + stepX) * axisEntry) * pixel - first);
    store<usize>(strip, <usize>stepX * outputPixel, 4);
    store<usize>(strip, panel, 8), store<usize>(strip, start, 12);
    store<i32>(strip, rows, 16), store<usize>(strip, sourceRowStep, 20), store<usize>(strip, panelRowStep, 24);
    store<i32>(strip, channels, 28), store<i32>(strip, columns, 32);
    // Two vectors of the third pixel end before the end of the fourth.
    const reaching = stepX == 1 && outputPixel == <usize>columns * sizeof<T>() && columns >= lanes<T>();
    store<i32>(strip, reaching ? 1 : 0, 36);
  }
  let filled = 0;
  for (; samples > 0; samples--) {
    for (let y = yStart; y < yEnd; y += stepY) {
      const sourceRow = source + <usize>(load<i32>(axisY + y * axisEntry) * sourceWidth) * pixel;
      const resultRow = output + <usize>y * outputRow;
      if (groups > 0) stripTile<T>(strip, sourceRow + first, resultRow + <usize>xStart * outputPixel, groups);
      for (let x = xRest; x < xEnd; x += stepX) {
        const slot = slots + filled * 4;
        store<usize>(slot, sourceRow + <usize>load<i32>(axisX + x * axisEntry) * pixel);
        store<usize>(slot, resultRow + <usize>x * outputPixel, 16);
        filled++;
        if (filled < 4) continue;
        filled = 0;
        windowTile<T>(
          slots, panel, rows, sourceRowStep, panelRowStep, taps, sourceTapStep, panelTapStep, channels, start, 0,
          columns,
        );
      }
    }
    source += image;
    output += result;
  }
  if (filled == 0) return;
  for (let missing = filled; missing < 4; missing++) {
    store<usize>(slots + missing * 4, load<usize>(slots));
    store<usize>(slots + missing * 4, nowhere, 16);
  }
  windowTile<T>(
    slots, panel, rows, sourceRowStep, panelRowStep, taps, sourceTapStep, panelTapStep, channels, start, 0,
    columns,
  );
}
