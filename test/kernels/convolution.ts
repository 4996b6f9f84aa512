import { describe, expect, test } from "vitest";
import { convolutionScratch, kernelGradientScratch } from "../../runtime/kernels/scratch.ts";
import { activations } from "./activations.ts";
import { arena, bytesOf, firstDifference, type PrecisionName, precisions, rounding, someNumbers } from "./arena.ts";
import { type Case, cases, partitions, taps } from "./convolution-cases.ts";

function counts(of: Case): { readonly inputs: number; readonly weights: number; readonly results: number } {
  return {
    inputs: of.samples * of.size[0] * of.size[1] * of.channels,
    weights: of.kernel[0] * of.kernel[1] * of.channels * of.filters,
    results: of.samples * of.outputs[0] * of.outputs[1] * of.filters,
  };
}

type Numbers = ArrayLike<number>;

function forward(precision: PrecisionName, of: Case, input: Numbers, kernel: Numbers, bias?: Numbers): number[] {
  const round = rounding(precision);
  const output = Array.from({ length: counts(of).results }, (_, i) => bias?.[i % of.filters] ?? 0);
  for (const [pixel, tap, from] of taps(of)) {
    for (let c = 0; c < of.channels; c++) {
      for (let f = 0; f < of.filters; f++) {
        const term = round(input[from * of.channels + c] * kernel[(tap * of.channels + c) * of.filters + f]);
        output[pixel * of.filters + f] = round(output[pixel * of.filters + f] + term);
      }
    }
  }
  return output;
}

function inputGradient(precision: PrecisionName, of: Case, upstream: Numbers, kernel: Numbers): number[] {
  const round = rounding(precision);
  const output = new Array<number>(counts(of).inputs).fill(0);
  for (const [pixel, tap, from] of taps(of)) {
    for (let f = 0; f < of.filters; f++) {
      for (let c = 0; c < of.channels; c++) {
        const term = round(upstream[pixel * of.filters + f] * kernel[(tap * of.channels + c) * of.filters + f]);
        output[from * of.channels + c] = round(output[from * of.channels + c] + term);
      }
    }
  }
  return output;
}

function kernelGradient(precision: PrecisionName, of: Case, input: Numbers, upstream: Numbers): number[] {
  const round = rounding(precision);
  const output = new Array<number>(counts(of).weights).fill(0);
  for (const [pixel, tap, from] of taps(of)) {
    for (let c = 0; c < of.channels; c++) {
      for (let f = 0; f < of.filters; f++) {
        const index = (tap * of.channels + c) * of.filters + f;
        output[index] = round(output[index] + round(input[from * of.channels + c] * upstream[pixel * of.filters + f]));
      }
    }
  }
  return output;
}

function scratchOfKernelGradient(precision: PrecisionName, of: Case): number {
  const [height, width] = [0, 1].map((axis) => {
    const reach = (of.outputs[axis] - 1) * of.stride[axis] + (of.kernel[axis] - 1) * of.dilation[axis] + 1;
    return Math.max(of.padding[axis] + of.size[axis], reach);
  });
  const [rows, pixels] = [of.kernel[0] * of.kernel[1] * of.channels, of.outputs[0] * of.outputs[1]];
  return kernelGradientScratch(rows, pixels, height * width * of.channels, bytesOf[precision]);
}

describe.each(precisions)("a convolution in %s", (precision) => {
  test.each(cases)("with %s sums taps and channels in order, from the bias or from zero, and activates", (name, of) => {
    partitions(of.samples * of.outputs[0]).forEach((parts, biased) => {
      const { index, room, run, scratch, damage } = arena(precision);
      const { inputs, weights, results } = counts(of);
      const [input, kernel] = [index(someNumbers(inputs, 1)), index(someNumbers(weights, 2))];
      const bias = index(someNumbers(of.filters, 3));
      const output = room(results);
      const activation = (of.channels + of.filters + biased) % 4;
      for (const [from, to] of parts) {
        run(
          "convolution2d",
          name,
          ...([input.offset, ...of.size, of.channels, kernel.offset, ...of.kernel, of.filters] as const),
          ...([bias.offset, biased, output.offset, ...of.outputs, ...of.stride, ...of.dilation] as const),
          ...([...of.padding, activation, from, to, scratch] as const),
        );
      }
      const sums = forward(precision, of, input.values, kernel.values, biased === 1 ? bias.values : undefined);
      const expected = sums.map(activations[precision][activation]);
      expect(firstDifference(output.values, expected)).toBe("nowhere");
      expect(
        damage(convolutionScratch(of.size, of.outputs, of.kernel, of.channels, of.filters, bytesOf[precision])),
      ).toBe("nowhere");
    });
  });

  test.each(cases)("with %s has an input gradient that sums outputs and filters in order", (name, of) => {
    for (const parts of partitions(of.samples * of.size[0])) {
      const { index, room, run, scratch, damage } = arena(precision);
      const { inputs, weights, results } = counts(of);
      const [upstream, kernel] = [index(someNumbers(results, 4)), index(someNumbers(weights, 5))];
      const output = room(inputs);
      for (const [from, to] of parts) {
        run(
          "convolution2dInputGradient",
          name,
          ...([upstream.offset, ...of.outputs, of.filters, kernel.offset, ...of.kernel, output.offset] as const),
          ...([...of.size, of.channels, ...of.stride, ...of.dilation, ...of.padding, from, to, scratch] as const),
        );
      }
      const expected = inputGradient(precision, of, upstream.values, kernel.values);
      expect(firstDifference(output.values, expected)).toBe("nowhere");
      expect(
        damage(convolutionScratch(of.outputs, of.size, of.kernel, of.filters, of.channels, bytesOf[precision])),
      ).toBe("nowhere");
    }
  });

  test.each(cases)("with %s has a kernel gradient that sums samples and pixels in order", (name, of) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const { inputs, weights, results } = counts(of);
    const [input, upstream] = [index(someNumbers(inputs, 6)), index(someNumbers(results, 7))];
    const output = room(weights);
    for (const [from, to] of partitions(of.kernel[0] * of.kernel[1] * of.channels)[1]) {
      run(
        "convolution2dKernelGradient",
        name,
        ...([input.offset, of.samples, ...of.size, of.channels, upstream.offset, ...of.outputs] as const),
        ...([of.filters, output.offset, ...of.kernel, ...of.stride, ...of.dilation] as const),
        ...([...of.padding, from, to, scratch] as const),
      );
    }
    const expected = kernelGradient(precision, of, input.values, upstream.values);
    expect(firstDifference(output.values, expected)).toBe("nowhere");
    expect(damage(scratchOfKernelGradient(precision, of))).toBe("nowhere");
  });

  test.each(cases)("with %s leaves out of its kernel gradient what is not finite and meets no pixel", (name, of) => {
    const { index, room, run, scratch } = arena(precision);
    const { inputs, weights, results } = counts(of);
    const input = index(someNumbers(inputs, 6));
    // The first and the last output see the least of the image.
    const upstream = index(someNumbers(results, 7).map((x, i) => (i === 0 || i === results - 1 ? Infinity : x)));
    const output = room(weights);
    run(
      "convolution2dKernelGradient",
      name,
      ...([input.offset, of.samples, ...of.size, of.channels, upstream.offset, ...of.outputs] as const),
      ...([of.filters, output.offset, ...of.kernel, ...of.stride, ...of.dilation] as const),
      ...([...of.padding, 0, weights / of.filters, scratch] as const),
    );
    const expected = kernelGradient(precision, of, input.values, upstream.values);
    expect(firstDifference(output.values, expected)).toBe("nowhere");
  });
});
