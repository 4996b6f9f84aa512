import type { KernelArgument } from "../ir/loop.ts";
import type { Shape } from "../ir/shape.ts";
import { elementCount, lastSize } from "../ir/shape.ts";
import { count, range } from "./kernel-arguments.ts";
import { axesOf, type Windows } from "./windows.ts";

/** The window arguments of the convolution and pooling kernels, in this order. */
export interface WindowNumbers {
  /** Height, width and channels of the images. */
  readonly image: readonly KernelArgument[];
  /** Height and width of the outputs. */
  readonly outputs: readonly KernelArgument[];
  readonly size: readonly KernelArgument[];
  readonly strides: readonly KernelArgument[];
  readonly dilation: readonly KernelArgument[];
  /** Padding above and to the left. */
  readonly before: readonly KernelArgument[];
  /** Chunks of output rows, image rows, and whole samples. */
  readonly outputRows: readonly KernelArgument[];
  readonly imageRows: readonly KernelArgument[];
  readonly samples: readonly KernelArgument[];
}

/** Those numbers for images [rows, height, width, channels]. */
export function windowNumbers(images: Shape, windows: Windows): WindowNumbers {
  const [height, width, channels] = [images[1] as number, images[2] as number, lastSize(images)];
  const [axisY, axisX] = axesOf([height, width], windows);
  const [samples] = images;
  // Windows overlap within an image, so a thread processes whole images.
  const each = (times: number) => range({ count: elementCount([samples ?? 1]), each: times });
  return {
    image: [height, width, channels].map(count),
    outputs: [axisY.output, axisX.output].map(count),
    size: windows.size.map(count),
    strides: windows.strides.map(count),
    dilation: windows.dilation.map(count),
    before: [axisY.before, axisX.before].map(count),
    outputRows: each(axisY.output),
    imageRows: each(height),
    samples: each(1),
  };
}
