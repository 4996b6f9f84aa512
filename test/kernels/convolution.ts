import { describe, expect, test } from "vitest";
import { convolutionScratch, kernelGradientScratch } from "../../runtime/kernels/scratch.ts";
import { activations } from "./activations.ts";
import { arena, bytesOf, firstDifference, type PrecisionName, precisions, rounding, someNumbers } from "./arena.ts";

/** One convolution: sizes as [height, width], padding as [top, left]; outputs as the padding at the other side allows. */
interface Case {
  readonly samples: number;
  readonly size: readonly [number, number];
  readonly channels: number;
  readonly filters: number;
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly outputs: readonly [number, number];
}

const plain: Case = {
  samples: 4,
  size: [7, 9],
  channels: 3,
  filters: 5,
  kernel: [3, 3],
  stride: [1, 1],
  dilation: [1, 1],
  padding: [1, 1],
  outputs: [7, 9],
};

const cases: readonly (readonly [name: string, Case])[] = [
  ...Array.from({ length: 17 }, (_, i) => [`${i + 1} channels`, { ...plain, channels: i + 1 }] as const),
  ...Array.from({ length: 17 }, (_, i) => [`${i + 1} filters`, { ...plain, filters: i + 1 }] as const),
  ...Array.from(
    { length: 17 },
    (_, i) => [`a width of ${i + 1}`, { ...plain, size: [4, i + 1], outputs: [4, i + 1] }] as const,
  ),
  ...Array.from(
    { length: 7 },
    (_, i) => [`${i + 1} filters, 19 samples`, { ...plain, samples: 19, filters: i + 1 }] as const,
  ),
  ...Array.from(
    { length: 7 },
    (_, i) => [`${i + 1} channels, 19 samples`, { ...plain, samples: 19, channels: i + 1 }] as const,
  ),
  ["a stride of 2, 19 samples", { ...plain, samples: 19, stride: [2, 2], outputs: [4, 5] }],
  ["strides of 2 and 1, 19 samples", { ...plain, samples: 19, stride: [2, 1], outputs: [4, 9] }],
  ["dilations of 3 and 1, 19 samples", { ...plain, samples: 19, dilation: [3, 1], padding: [3, 1] }],
  ["outputs that see no pixel, 19 samples", { ...plain, samples: 19, padding: [5, 5], outputs: [15, 17] }],
  ["no padding", { ...plain, padding: [0, 0], outputs: [5, 7] }],
  ["a kernel of one pixel", { ...plain, kernel: [1, 1], padding: [0, 0] }],
  ["a kernel larger than the image", { ...plain, size: [3, 2], kernel: [7, 5], padding: [3, 2], outputs: [3, 2] }],
  ["an uneven kernel", { ...plain, kernel: [2, 5], padding: [0, 2] }],
  ["a stride of 2", { ...plain, stride: [2, 2], padding: [1, 1], outputs: [4, 5] }],
  ["strides of 3 and 2", { ...plain, stride: [3, 2], padding: [0, 0], outputs: [2, 4] }],
  ["a stride larger than the kernel", { ...plain, stride: [4, 5], kernel: [2, 3], padding: [0, 0], outputs: [2, 2] }],
  ["a dilation of 2", { ...plain, dilation: [2, 2], padding: [2, 2] }],
  ["dilations of 3 and 1", { ...plain, dilation: [3, 1], padding: [3, 1] }],
  ["stride 2 and dilation 2", { ...plain, stride: [2, 2], dilation: [2, 2], padding: [2, 2], outputs: [4, 5] }],
  ["stride 2 and dilation 3", { ...plain, stride: [2, 2], dilation: [3, 3], padding: [3, 3], outputs: [4, 5] }],
  ["stride 4 and dilation 6", { ...plain, stride: [4, 4], dilation: [6, 6], padding: [6, 6], outputs: [2, 3] }],
  ["outputs that see no pixel", { ...plain, padding: [5, 5], outputs: [15, 17] }],
  ["padding at the end only", { ...plain, padding: [0, 0], outputs: [7, 9] }],
];

/** For each output pixel and tap on the image, in order: n, y, x, ky, kx and the place of the input pixel. */
function* taps(of: Case): Generator<readonly [output: number, tap: number, input: number]> {
  const [rows, columns] = of.outputs;
  for (let output = 0; output < of.samples * rows * columns; output++) {
    const [n, y, x] = [Math.floor(output / (rows * columns)), Math.floor(output / columns) % rows, output % columns];
    for (let tap = 0; tap < of.kernel[0] * of.kernel[1]; tap++) {
      const iy = y * of.stride[0] - of.padding[0] + Math.floor(tap / of.kernel[1]) * of.dilation[0];
      const ix = x * of.stride[1] - of.padding[1] + (tap % of.kernel[1]) * of.dilation[1];
      const onImage = iy >= 0 && iy < of.size[0] && ix >= 0 && ix < of.size[1];
      if (onImage) yield [output, tap, (n * of.size[0] + iy) * of.size[1] + ix];
    }
  }
}

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

type Parts = readonly (readonly [from: number, to: number])[];

/** A range in one, and in parts as threads would share it: the last of them has whole samples and a piece of one. */
function partitions(count: number): readonly Parts[] {
  const [first, second] = [Math.floor(count / 5), Math.floor(count / 3)];
  return [
    [[0, count]],
    [
      [0, first],
      [first, second],
      [second, count],
    ],
  ];
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
