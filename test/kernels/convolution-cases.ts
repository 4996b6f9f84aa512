/** One convolution: sizes as [height, width], padding as [top, left]; outputs as the padding at the other side allows. */
export interface Case {
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

export const cases: readonly (readonly [name: string, Case])[] = [
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
export function* taps(of: Case): Generator<readonly [output: number, tap: number, input: number]> {
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

type Parts = readonly (readonly [from: number, to: number])[];

/** A range in one, and in parts as threads would share it: the last of them has whole samples and a piece of one. */
export function partitions(count: number): readonly Parts[] {
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
