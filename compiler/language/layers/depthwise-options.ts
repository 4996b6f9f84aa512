import type { ParameterDeclaration } from "../define/layer.ts";
import { integer, thing } from "../define/option.ts";
import { regularizerOf } from "./parameter-options.ts";

/** The option `depthMultiplier`. */
export const depthMultiplier = integer({
  summary: "How many kernels each channel has, that is, how many channels come out of it.",
  minimum: 1,
  default: 1,
});

/** The option of a parameter's first values. */
function initializerOf(parameter: string, shape: string) {
  return thing("initializer", {
    summary: `The first values of ${parameter}, of shape ${shape}.`,
    default: "glorotUniform",
  });
}

/** The options of the kernel of a depthwise convolution; `size` is the window's shape in words. */
export function depthwiseKernel(size: string) {
  return {
    depthwiseInitializer: initializerOf("the kernel of each channel", `[${size}, channels, depthMultiplier]`),
    depthwiseRegularizer: regularizerOf("the kernel of each channel"),
  };
}

/** The options of the kernel that mixes the channels. */
export function pointwiseKernel(size: string) {
  return {
    pointwiseInitializer: initializerOf(
      "the kernel that mixes the channels",
      `[${size}, channels · depthMultiplier, filters]`,
    ),
    pointwiseRegularizer: regularizerOf("the kernel that mixes the channels"),
  };
}

/** The kernel of a depthwise convolution, its fans as Keras counts them. */
export function depthwiseOf(size: readonly number[], channels: number, multiplier: number): ParameterDeclaration {
  const cells = size.reduce((product, each) => product * each, 1);
  const shape = [...size, channels, multiplier];
  return { name: "depthwise", shape, fanIn: cells * channels, fanOut: cells * multiplier };
}

/** The kernel that mixes the channels. */
export function pointwiseOf(axes: number, channels: number, filters: number): ParameterDeclaration {
  const shape = [...Array<number>(axes).fill(1), channels, filters];
  return { name: "pointwise", shape, fanIn: channels, fanOut: filters };
}
