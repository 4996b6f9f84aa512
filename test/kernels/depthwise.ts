import { describe, expect, test } from "vitest";
import { depthwiseScratch } from "../../runtime/kernels/scratch.ts";
import { arena, bytesOf, firstDifference, precisions, rounding, someNumbers } from "./arena.ts";
import { cases, partitions, taps } from "./convolution-cases.ts";

// The cases of convolutions, each channel with one kernel of its own; those that differ in their filters alone say nothing.
const depthwise = cases.filter(([name]) => !name.includes("filters"));

describe.each(precisions)("a depthwise convolution in %s", (precision) => {
  const round = rounding(precision);

  test.each(depthwise)("with %s sums taps in order, from the bias or from zero", (name, of) => {
    partitions(of.samples * of.outputs[0]).forEach((parts, biased) => {
      const { index, room, run, scratch, damage } = arena(precision);
      const [images, results] = [of.samples * of.size[0] * of.size[1], of.samples * of.outputs[0] * of.outputs[1]];
      const input = index(someNumbers(images * of.channels, 1));
      const kernel = index(someNumbers(of.kernel[0] * of.kernel[1] * of.channels, 2));
      const bias = index(someNumbers(of.channels, 3));
      const output = room(results * of.channels);
      for (const [from, to] of parts) {
        run(
          "depthwiseConvolution2d",
          name,
          ...([input.offset, ...of.size, of.channels, kernel.offset, ...of.kernel, bias.offset, biased] as const),
          ...([output.offset, ...of.outputs, ...of.stride, ...of.dilation, ...of.padding, from, to, scratch] as const),
        );
      }
      const expected = Array.from({ length: results * of.channels }, (_, i) =>
        biased === 1 ? bias.values[i % of.channels] : 0,
      );
      for (const [pixel, tap, from] of taps(of)) {
        for (let c = 0; c < of.channels; c++) {
          const term = round(input.values[from * of.channels + c] * kernel.values[tap * of.channels + c]);
          expected[pixel * of.channels + c] = round(expected[pixel * of.channels + c] + term);
        }
      }
      expect(firstDifference(output.values, expected)).toBe("nowhere");
      expect(damage(depthwiseScratch(...of.outputs, 0, bytesOf[precision]))).toBe("nowhere");
    });
  });

  test.each(depthwise)("with %s has an input gradient that sums outputs in order", (name, of) => {
    for (const parts of partitions(of.samples * of.size[0])) {
      const { index, room, run, scratch, damage } = arena(precision);
      const [images, results] = [of.samples * of.size[0] * of.size[1], of.samples * of.outputs[0] * of.outputs[1]];
      const weights = of.kernel[0] * of.kernel[1] * of.channels;
      const [upstream, kernel] = [index(someNumbers(results * of.channels, 4)), index(someNumbers(weights, 5))];
      const output = room(images * of.channels);
      for (const [from, to] of parts) {
        run(
          "depthwiseConvolution2dInputGradient",
          name,
          ...([upstream.offset, ...of.outputs, kernel.offset, ...of.kernel, output.offset, ...of.size] as const),
          ...([of.channels, ...of.stride, ...of.dilation, ...of.padding, from, to, scratch] as const),
        );
      }
      const expected = new Array<number>(images * of.channels).fill(0);
      for (const [pixel, tap, from] of taps(of)) {
        for (let c = 0; c < of.channels; c++) {
          const term = round(upstream.values[pixel * of.channels + c] * kernel.values[tap * of.channels + c]);
          expected[from * of.channels + c] = round(expected[from * of.channels + c] + term);
        }
      }
      expect(firstDifference(output.values, expected)).toBe("nowhere");
      expect(damage(depthwiseScratch(...of.size, weights, bytesOf[precision]))).toBe("nowhere");
    }
  });

  test.each(depthwise)("with %s has a kernel gradient that sums samples and pixels in order", (name, of) => {
    const { index, room, run, damage } = arena(precision);
    const [images, results] = [of.samples * of.size[0] * of.size[1], of.samples * of.outputs[0] * of.outputs[1]];
    const [input, upstream] = [
      index(someNumbers(images * of.channels, 6)),
      index(someNumbers(results * of.channels, 7)),
    ];
    const output = room(of.kernel[0] * of.kernel[1] * of.channels);
    for (const [from, to] of partitions(of.kernel[0] * of.kernel[1])[1]) {
      run(
        "depthwiseConvolution2dKernelGradient",
        name,
        ...([input.offset, of.samples, ...of.size, of.channels, upstream.offset, ...of.outputs] as const),
        ...([output.offset, ...of.kernel, ...of.stride, ...of.dilation, ...of.padding, from, to] as const),
      );
    }
    const expected = new Array<number>(of.kernel[0] * of.kernel[1] * of.channels).fill(0);
    for (const [pixel, tap, from] of taps(of)) {
      for (let c = 0; c < of.channels; c++) {
        const term = round(input.values[from * of.channels + c] * upstream.values[pixel * of.channels + c]);
        expected[tap * of.channels + c] = round(expected[tap * of.channels + c] + term);
      }
    }
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage()).toBe("nowhere");
  });
});
