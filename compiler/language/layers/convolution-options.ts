import type { RowShape } from "../../ir/shape.ts";
import type { ParameterDeclaration } from "../define/layer.ts";
import { boolean, integer, thing } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { regularizerOf } from "./parameter-options.ts";

/** The option `filters` of every convolution with filters. */
export const filters = integer({
  summary: "How many filters, that is, how many channels come out.",
  minimum: 1,
});

/** The option `groups` of a convolution. */
export const groups = integer({
  summary:
    "The number of groups into which channels and filters are split; the filters of a group use the group's channels alone.",
  minimum: 1,
  default: 1,
});

/** The options `activation` and `useBias`; a bias has a number for each `channel`. */
export function activationAndBias(channel = "filter") {
  return {
    activation: thing("activation", { summary: "What is applied to the sums, after the bias.", default: "linear" }),
    useBias: boolean({ summary: `Whether a learnt number is added to each ${channel}'s sums.`, default: true }),
  };
}

/** The options of a bias: one number for each `channel`. */
export function biasOptions(channel: string) {
  return {
    biasInitializer: thing("initializer", {
      summary: `The first values of the bias, one for each ${channel}.`,
      default: "zeros",
    }),
    biasRegularizer: regularizerOf("the bias"),
  };
}

/** The options of a kernel and a bias; `kernelShape` is the kernel's shape in words. */
export function kernelAndBias(kernelShape: string) {
  const { biasInitializer, biasRegularizer } = biasOptions("filter");
  return {
    kernelInitializer: thing("initializer", {
      summary: `The first values of the kernel, of shape ${kernelShape}.`,
      default: "glorotUniform",
    }),
    biasInitializer,
    kernelRegularizer: regularizerOf("the kernel"),
    biasRegularizer,
  };
}

/** A bias of `size` numbers, if there is one. */
export function biasOf(useBias: boolean, size: number): readonly ParameterDeclaration[] {
  return useBias ? [{ name: "bias", shape: [size], fanIn: size, fanOut: size }] : [];
}

/** The kernel of a convolution [...size, channels / groups, filters], then its bias. */
export function kernelAndBiasOf(
  row: RowShape,
  size: readonly number[],
  options: { readonly filters: number; readonly groups: number; readonly useBias: boolean },
): readonly ParameterDeclaration[] {
  const channels = (row.at(-1) ?? 1) / options.groups;
  const cells = size.reduce((product, each) => product * each, 1);
  const shape = [...size, channels, options.filters];
  const kernel = { name: "kernel", shape, fanIn: cells * channels, fanOut: cells * options.filters };
  return [kernel, ...biasOf(options.useBias, options.filters)];
}

/** What is wrong with groups that do not divide the channels or the filters. */
export function unevenGroups(
  row: RowShape,
  { groups, filters }: { readonly groups: number; readonly filters: number },
): ShapeMistake | undefined {
  const channels = row.at(-1) ?? 1;
  const odd = channels % groups !== 0 ? `${channels} channels` : filters % groups !== 0 ? `${filters} filters` : "";
  if (odd === "") return undefined;
  const hint = "Choose a number that divides both the channels and the filters.";
  return { mistake: `${odd} cannot be parted into ${groups} equal groups.`, hint, option: "groups" };
}

/** What is wrong with strides and a dilation that are both above 1, as in Keras. */
export function stridesWithDilation(strides: readonly number[], dilation: readonly number[]): ShapeMistake | undefined {
  if (Math.max(...strides) === 1 || Math.max(...dilation) === 1) return undefined;
  return {
    mistake: "Strides above 1 and a dilation above 1 do not go together.",
    hint: "Leave one of the two out.",
    option: "dilationRate",
  };
}
